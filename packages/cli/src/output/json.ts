import { escapeTerminal } from "@covalkit/filter";
import { type List, valueAt, withValueAt } from "@covalkit/spec";
import type { Output } from "../cli-context.ts";

/** What the API sent, as JSON on one line, or over several on a terminal. */
export function writeJson(value: unknown, output: Output): void {
  output.write(`${json(value, output)}\n`);
}

/** Several pages, written as one while they arrive. */
export interface JoinedPages {
  add(page: object): void;
  /** Ends the page: what else the last page held stands after the items, with `nextToken` as its token. */
  end(nextToken: unknown): void;
}

/** Writes pages as one page of the same shape. What is cut short by an error is no JSON: it cannot pass for the whole. */
export function joinPages({ items, nextPageToken }: List, output: Output): JoinedPages {
  const path = items.split(".");
  const line = (depth: number): string => (output.isTTY ? `\n${"  ".repeat(depth)}` : "");
  const colon = output.isTTY ? ": " : ":";
  const property = (name: string, depth: number): string => `${line(depth)}${json(name, output)}${colon}`;
  const within = (value: unknown, depth: number): string => json(value, output).replaceAll("\n", line(depth));
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
    add(page) {
      begin();
      last = page;
      const all = valueAt(page, items);
      for (const item of Array.isArray(all) ? all : []) {
        output.write(`${separator}${deeper}${within(item, path.length + 1)}`);
        separator = ",";
      }
    },
    end(nextToken) {
      begin();
      const page = nextToken === undefined ? last : withValueAt(last, nextPageToken, nextToken);
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
    },
  };
}

/** The value as JSON with nothing in it that acts on a terminal, and the same meaning. */
const json = (value: unknown, output: Output): string =>
  escapeTerminal(JSON.stringify(value, null, output.isTTY ? 2 : 0) ?? "null", (character) =>
    character === "\n" ? character : escapeOf(character),
  );

/** JSON has escapes for UTF-16 units alone. */
const escapeOf = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");
