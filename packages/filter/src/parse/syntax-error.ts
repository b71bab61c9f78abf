import { quote } from "../characters.ts";
import type { Span } from "../expression.ts";
import { SYNTAX, type SyntaxCode, type SyntaxMessage } from "../messages.ts";

/** How much of a text a message repeats, in UTF-16 code units. */
const MAX_WORD = 40;

/**
 * The text is not a filter. `start` and `end` say where (UTF-16 offsets in `text`), `problem` what is wrong and
 * `hint` what to write instead; `renderDiagnostic` shows them with a caret. `message` says all of it on one line.
 */
export class FilterSyntaxError extends Error implements Span {
  declare readonly code: SyntaxCode;
  declare readonly text: string;
  declare readonly start: number;
  declare readonly end: number;
  declare readonly problem: string;
  declare readonly hint: string;

  /** `meant` is what should have been a value in quotes, for the codes that are about one. */
  constructor(named: SyntaxMessage, text: string, start: number, end: number, meant = "") {
    const [problem, words = ""] = SYNTAX[named].split("; ");
    // A function, for in a text that stands in its place "$&" would have a meaning.
    const hint = words.replace("$", () => quote(meant));
    super(`${problem}${found(text.slice(start, end))}; ${hint}`);
    Object.assign(this, {
      name: "FilterSyntaxError",
      code: named.split(" ", 1)[0],
      text,
      start,
      end,
      problem,
      hint,
    });
  }
}

const found = (word: string): string =>
  word ? ` (at ${JSON.stringify(word.slice(0, MAX_WORD))})` : " (at the end)";
