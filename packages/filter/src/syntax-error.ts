import type { Span } from "./expression.ts";
import { SYNTAX, type SyntaxCode, type SyntaxFault } from "./messages.ts";
import { quote } from "./quote.ts";

/**
 * The text is not a filter. `start` and `end` say where (UTF-16 offsets in `text`), `message` what is wrong and
 * `hint` what to write instead; `renderDiagnostic` shows them with a caret.
 */
export class FilterSyntaxError extends Error implements Span {
  declare readonly code: SyntaxCode;
  declare readonly text: string;
  declare readonly start: number;
  declare readonly end: number;
  declare readonly hint: string;

  /** `meant` is what should have been a value in quotes, for the codes that are about one. */
  constructor(fault: SyntaxFault, text: string, start: number, end: number, meant = "") {
    const [message, hint = ""] = SYNTAX[fault].split("; ");
    super(message);
    // A function, for in a text that stands in its place "$&" would have a meaning.
    Object.assign(this, {
      name: "FilterSyntaxError",
      code: fault.split(" ", 1)[0],
      text,
      start,
      end,
      hint: hint.replace("$", () => quote(meant)),
    });
  }
}
