import type { List } from "@covalkit/spec";
import type { Output } from "../cli-context.ts";
import type { Style } from "./style.ts";

/** A way to write what the API sent. It is given values without the key in them; layout and escapes are its own. */
export interface OutputFormat {
  /** Begins a list; `pages` says whether one page comes, or as many as there are. */
  openList(list: List, pages: "one" | "several", output: Output, style: Style): ListWriter;
  /** Writes an object that is no list. @default as JSON */
  writeObject?(object: object, output: Output, style: Style): void;
}

/** Writes a list while its pages arrive. */
export interface ListWriter {
  /** Whether what is written says by itself that a list is empty or goes on, so that a program need not be told. */
  readonly isSelfContained: boolean;
  /** Writes a page and its items. */
  page(page: object, items: readonly object[]): void;
  /** Ends the list, which goes on at `nextToken`; returns what a person should be told. */
  end(nextToken: unknown): readonly string[];
}
