import type { Listing } from "@covalkit/client";
import { escapeTerminal } from "@covalkit/filter";
import { type List, valueAt } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import type { Invocation } from "../command/read-invocation.ts";
import { loadFormat } from "../output/formats.ts";
import { redactTexts } from "../output/redact.ts";
import { type Screen, suggest } from "../output/report.ts";
import { nextPageCommand, tokenLeft } from "./pages.ts";

/** Shows one page of a list, or as many as the limit asks for, and says on stderr when that is not all. */
export async function showList(
  listing: Listing<object, object>,
  list: List,
  invocation: Invocation,
  screen: Screen,
): Promise<void> {
  const { stdout, stderr, styles, redact } = screen;
  const { format, limit } = invocation;
  const pages = limit === undefined ? "one" : "several";
  const writer = (await loadFormat(format)).openList(list, pages, stdout, styles.stdout);
  let count = 0;
  let token: unknown;
  const show = (received: object) => {
    const page = redactTexts(received, redact) as object; // of the same shape
    const items = valueAt(page, list.items) as readonly object[]; // the client has checked the page
    count += items.length;
    token = valueAt(page, list.nextPageToken);
    writer.page(page, items);
  };
  if (pages === "one") show(await listing);
  else for await (const page of listing.pages()) show(page);
  // Where the limit cut a page, its own token leads on: what was shown of it comes again, but nothing is lost.
  token = tokenLeft(listing.outcome) ?? token;

  for (const text of writer.end(token)) if (stderr.isTTY) stderr.write(`${styles.stderr.dim(text)}\n`);
  const goesOn = typeof token === "string" && token !== "";
  const noun = escapeTerminal(wordsOf(list.items.split(".").at(-1) ?? "").join(" "));
  if (count === 0 && !writer.isSelfContained) stderr.write(`No ${noun}${goesOn ? " on this page" : ""}.\n`);
  if (goesOn && (!writer.isSelfContained || stderr.isTTY)) {
    const command = nextPageCommand(invocation, String(token), redact);
    suggest("There are more. For the next page:", command, screen);
  }
}
