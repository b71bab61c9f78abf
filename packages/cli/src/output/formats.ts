import type { OutputFormat } from "./output-format.ts";

/** The values of `--output`. */
export type FormatName = "table" | "json";

/** The formats, the default first; each is loaded when it is asked for. */
const FORMATS: Readonly<Record<FormatName, { text: string; load: () => Promise<OutputFormat> }>> = {
  table: { text: "a table to read", load: async () => (await import("./table.ts")).table },
  json: { text: "the API's own JSON", load: async () => (await import("./json.ts")).json },
};

export const FORMAT_NAMES = Object.keys(FORMATS) as [FormatName, ...FormatName[]]; // its own keys

/** What the formats are, as a sentence. */
export const FORMAT_TEXT: string = `${Object.values(FORMATS)
  .map(({ text }) => text)
  .join(", or ")
  .replace(/^./, (letter) => letter.toUpperCase())}.`;

export const loadFormat = (name: FormatName): Promise<OutputFormat> => FORMATS[name].load();
