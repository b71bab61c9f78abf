import { fingerprint } from "@covalkit/spec";
import { CovalError } from "./coval-error.ts";

/** A page token came a second time: going on would list the same pages forever. */
export class PageLoopError extends CovalError {
  override readonly name: string = "PageLoopError";
  /** A short hash that names the token in logs without showing it. */
  declare readonly tokenFingerprint: string;
  /** How many pages came before. */
  declare readonly pages: number;

  constructor(token: string, pages: number) {
    const tokenFingerprint = fingerprint(token);
    super(
      "PAGE_LOOP",
      `Page ${pages} led back to an earlier page (token ${tokenFingerprint}); the listing would never end. ` +
        "Ask the API's operator, or narrow the filter and list again.",
      { tokenFingerprint, pages },
    );
  }
}
