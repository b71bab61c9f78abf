import type { Listing } from "@covalkit/client";
import { escapeTerminal } from "@covalkit/filter";
import { type List, valueAt } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import type { Output } from "../cli-context.ts";
import type { Call } from "../command/read-request.ts";
import { joinPages, writeJson } from "../output/json.ts";
import type { Styles } from "../output/style.ts";
import { createTable } from "../output/table.ts";
import { nextPageCommand } from "./pages.ts";

/** Where a list goes. */
export interface Screen {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly styles: Styles;
}

/** Shows one page of a list, or as many as `call.limit` asks for, and says on stderr when that is not all. */
export async function showList(
  listing: Listing<object, object>,
  list: List,
  call: Call,
  screen: Screen,
): Promise<void> {
  const { stdout, stderr, styles } = screen;
  const table = call.format === "table" ? createTable(list, stdout, styles.stdout) : undefined;
  let items = 0;
  let token: unknown;
  const read = (page: object) => {
    const rows = valueAt(page, list.items) as readonly object[]; // the client has checked the page
    items += rows.length;
    token = valueAt(page, list.nextPageToken);
    table?.add(rows);
  };

  if (call.limit === undefined) {
    const page = await listing;
    read(page);
    if (!table) writeJson(page, stdout);
  } else {
    const joined = table ? undefined : joinPages(list, stdout);
    for await (const page of listing.pages()) {
      read(page);
      joined?.add(page);
    }
    // Where the limit cut a page, its own token leads on: what was shown of it comes again, but nothing is lost.
    const { outcome } = listing;
    if (outcome && !outcome.complete) token = outcome.resume.pageToken;
    joined?.end(token);
  }

  const noun = escapeTerminal(wordsOf(list.items.split(".").at(-1) ?? "").join(" "));
  const leftOut = table?.leftOut ?? [];
  if (leftOut.length > 0 && stderr.isTTY)
    stderr.write(`${styles.stderr.dim(`No room for: ${leftOut.join(", ")}.`)}\n`);
  const goesOn = typeof token === "string" && token !== "";
  if (table && items === 0) stderr.write(`No ${noun}${goesOn ? " on this page" : ""}.\n`);
  // JSON holds the token itself, so that only people need to be told.
  if (goesOn && (table || stderr.isTTY)) {
    const command = escapeTerminal(nextPageCommand(call, String(token)));
    stderr.write(`${styles.stderr.dim("There are more. For the next page:")}\n  ${command}\n`);
  }
}
