import type { Span } from "./expression.ts";
import { SYNTAX, type SyntaxCode } from "./messages.ts";

/**
 * The text is not a filter. `start` and `end` say where (UTF-16 offsets in `text`), `message` what is wrong and
 * `hint` what to write instead; `renderDiagnostic` shows them with a caret.
 */
export class FilterSyntaxError extends Error implements Span {
  override readonly name = "FilterSyntaxError";
  readonly code: SyntaxCode;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly hint: string;

  constructor(code: SyntaxCode, text: string, start: number, end: number, shown: string) {
    // A function, for in a plain replacement "$&" in the shown text would have a meaning.
    const [message, hint = ""] = SYNTAX[code].split("; ").map((words) => words.replace("$", () => shown));
    super(message);
    this.code = code;
    this.text = text;
    this.start = start;
    this.end = end;
    this.hint = hint;
  }
}
