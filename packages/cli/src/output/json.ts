import type { List } from "@covalkit/spec";
import type { Output } from "../surroundings.ts";
import { harmlessJson } from "./harmless.ts";

/** What the API sent, as JSON on one line, or over several on a terminal. */
export function writeJson(value: unknown, output: Output): void {
  output.write(`${stringify(value, output)}\n`);
}

/** Several pages, written as one while they arrive. */
export interface JoinedPages {
  add(page: object): void;
  /** Ends the page: what else the last page held stands after the items, with `nextToken` as its token. */
  end(nextToken: unknown): void;
}

/** Writes pages as one page of the same shape. What is cut short by an error is no JSON: it cannot pass for the whole. */
export function joinPages({ items, nextPageToken }: List, output: Output): JoinedPages {
  const [line, deeper] = output.isTTY ? ["\n  ", "\n    "] : ["", ""];
  const colon = output.isTTY ? ": " : ":";
  let separator = "";
  let rest: Record<string, unknown> = {};
  const start = `{${line}${JSON.stringify(items)}${colon}[`;
  let begun = false;
  const begin = () => {
    if (!begun) output.write(start);
    begun = true;
  };
  return {
    add(page) {
      begin();
      const { [items]: all, ...others } = page as Record<string, unknown>; // an object has properties
      rest = others;
      for (const item of Array.isArray(all) ? all : []) {
        output.write(`${separator}${deeper}${stringify(item, output).replaceAll("\n", deeper)}`);
        separator = ",";
      }
    },
    end(nextToken) {
      begin();
      const properties = Object.entries({
        ...rest,
        ...(nextToken !== undefined && { [nextPageToken]: nextToken }),
      });
      const ends = properties.map(
        ([name, value]) =>
          `,${line}${JSON.stringify(name)}${colon}${stringify(value, output).replaceAll("\n", line)}`,
      );
      const close = separator === "" ? "]" : `${line}]`;
      output.write(`${close}${ends.map(harmlessJson).join("")}${output.isTTY ? "\n" : ""}}\n`);
    },
  };
}

const stringify = (value: unknown, output: Output): string =>
  harmlessJson(JSON.stringify(value, null, output.isTTY ? 2 : 0) ?? "null");
