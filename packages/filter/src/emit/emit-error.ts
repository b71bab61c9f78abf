/**
 * The filter cannot be sent so that the answer is sure to be right. `code` says why: `too-many-clauses`, or
 * `uncertain` where the items would have to be filtered again by a comparison the server may read otherwise.
 */
export class FilterEmitError extends Error {
  override readonly name = "FilterEmitError";
  readonly code: "too-many-clauses" | "uncertain";
  readonly hint: string;

  constructor(code: "too-many-clauses" | "uncertain", message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}
