import { escapeTerminal } from "@covalkit/filter";
import { type List, valueAt, withValueAt } from "@covalkit/spec";
import type { Output } from "../cli-context.ts";
import type { ListWriter, OutputFormat } from "./output-format.ts";

/** The API's own JSON: one page as it came, or several as one of the same shape. */
export const json: OutputFormat = {
  openList: (list, pages, output) =>
    pages === "several"
      ? joinPages(list, output)
      : { isSelfContained: true, page: (page) => writeJson(page, output), end: () => [] },
};

/** What the API sent, as JSON on one line, or over several on a terminal. */
export function writeJson(value: unknown, output: Output): void {
  output.write(`${textOf(value, output)}\n`);
}

/** Writes pages as one page of the same shape. What is cut short by an error is no JSON: it cannot pass for the whole. */
function joinPages(list: List, output: Output): ListWriter {
  const path = list.items.split(".");
  const line = (depth: number): string => (output.isTTY ? `\n${"  ".repeat(depth)}` : "");
  const colon = output.isTTY ? ": " : ":";
  const property = (name: string, depth: number): string => `${line(depth)}${textOf(name, output)}${colon}`;
  const within = (value: unknown, depth: number): string =>
    textOf(value, output).replaceAll("\n", line(depth));
  const start = path.map((name, index) => `{${property(name, index + 1)}`).join("");
  const deeper = line(path.length + 1);
  let separator = "";
  let last: object = {};
  let begun = false;
  const begin = () => {
    if (!begun) output.write(`${start}[`);
    begun = true;
  };
  return {
    isSelfContained: true,
    page(page, items) {
      begin();
      last = page;
      for (const item of items) {
        output.write(`${separator}${deeper}${within(item, path.length + 1)}`);
        separator = ",";
      }
    },
    end(nextToken) {
      begin();
      const page = nextToken === undefined ? last : withValueAt(last, list.nextPageToken, nextToken);
      let text = separator === "" ? "]" : `${line(path.length)}]`;
      // The objects that the items stand in, from the innermost on: what else each of them holds, and its end.
      for (let depth = path.length; depth > 0; depth--) {
        const holder = depth === 1 ? page : valueAt(page, path.slice(0, depth - 1).join("."));
        for (const [name, value] of Object.entries(holder ?? {})) {
          if (name !== path[depth - 1]) text += `,${property(name, depth)}${within(value, depth)}`;
        }
        text += `${line(depth - 1)}}`;
      }
      output.write(`${text}\n`);
      return [];
    },
  };
}

/** The value as JSON with nothing in it that acts on a terminal, and the same meaning. */
const textOf = (value: unknown, output: Output): string =>
  escapeTerminal(JSON.stringify(value, null, output.isTTY ? 2 : 0) ?? "null", (character) =>
    character === "\n" ? character : escapeOf(character),
  );

/** JSON has escapes for UTF-16 units alone. */
const escapeOf = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
