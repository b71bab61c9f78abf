import type { Operation, Security } from "@covalkit/spec";
import { FORMAT_NAMES, FORMAT_TEXT } from "../output/formats.ts";

/** A flag, as the command line knows it. */
export interface Flag {
  /** Its name, without the dashes. */
  readonly name: string;
  /** Its one letter. */
  readonly short?: string;
  /** What stands for its value in help texts; a flag without one is on or off. */
  readonly value?: string;
  /** May be given several times. */
  readonly repeats?: boolean;
}

/** The names of the flags that do not come from the API. */
export type GeneralName =
  | "output"
  | "limit"
  | "all"
  | "base-url"
  | "timeout"
  | "max-retries"
  | "no-color"
  | "help"
  | "version";

/** A flag that every command knows, or every operation, or every one that answers with JSON, or that lists. */
export interface GeneralFlag extends Flag {
  readonly name: GeneralName;
  readonly for: "everything" | "operations" | "json" | "lists";
  readonly text: string;
}

/** The variable that holds the API key. */
export const KEY_VARIABLE = "COVAL_API_KEY";

/** Whether an operation takes an API key. */
export const takesKey = ({ anonymous }: Operation, security: Security | null): boolean =>
  security !== null && !anonymous;

/** The variable that `--base-url` overrides. */
export const BASE_URL_VARIABLE = "COVAL_BASE_URL";

/** The flags that do not come from the API. */
export const GENERAL_FLAGS: readonly GeneralFlag[] = [
  {
    name: "output",
    short: "o",
    value: FORMAT_NAMES.join("|"),
    for: "json",
    text: `${FORMAT_TEXT} Default ${FORMAT_NAMES[0]}.`,
  },
  {
    name: "limit",
    value: "n",
    for: "lists",
    text: "Follow the pages up to n items. Pages are as large as allowed, unless told otherwise.",
  },
  {
    name: "all",
    for: "lists",
    text: "Follow the pages to the end of the list. Without --limit or --all: one page.",
  },
  {
    name: "base-url",
    value: "url",
    for: "operations",
    text: `Another address of the API; goes before ${BASE_URL_VARIABLE}.`,
  },
  {
    name: "timeout",
    value: "seconds",
    for: "operations",
    text: "End the command with an error when it takes longer, waits and retries included. Default never.",
  },
  {
    name: "max-retries",
    value: "n",
    for: "operations",
    text: "How often a request that failed may be sent again.",
  },
  {
    name: "no-color",
    for: "everything",
    text: "No colors; like NO_COLOR. FORCE_COLOR forces them.",
  },
  { name: "help", short: "h", for: "everything", text: "Show this help." },
  { name: "version", for: "everything", text: "Show the version." },
];
