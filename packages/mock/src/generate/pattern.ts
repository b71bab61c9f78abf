import { chance, integerBelow, pick, type Random } from "../random.ts";

/** Writes a text; `stretch` is how much longer than it must be each repetition may be. */
type Write = (random: Random, stretch: number) => string;

/**
 * What writes texts after a regular expression; undefined where it refers back to what it matched. What anchors and
 * looks around ask for is not known here: whoever uses the texts looks whether they match.
 */
export function patternWriter(pattern: string): Write | undefined {
  let at = 0;
  try {
    const write = alternatives();
    return at === pattern.length ? write : undefined;
  } catch (error) {
    if (error instanceof NotUnderstood || error instanceof SyntaxError) return undefined;
    throw error;
  }

  function alternatives(): Write {
    const sequences = [sequence()];
    while (take("|")) sequences.push(sequence());
    return (random, stretch) => pick(random, sequences)(random, stretch);
  }

  function sequence(): Write {
    const parts: Write[] = [];
    while (at < pattern.length && pattern[at] !== "|" && pattern[at] !== ")") parts.push(repeated(atom()));
    // Joined, not concatenated: a concatenation would keep its parts in memory.
    return (random, stretch) => parts.map((part) => part(random, stretch)).join("");
  }

  function repeated(write: Write): Write {
    const [text, symbol, least, comma, most] = match(/([*+?])\??|\{(\d+)(,)?(\d+)?\}\??/y) ?? [];
    if (text === undefined) return write;
    const min = symbol === "+" ? 1 : Number(least ?? 0);
    const max =
      symbol === "?"
        ? 1
        : symbol || (comma && most === undefined)
          ? Number.POSITIVE_INFINITY
          : Number(most ?? least);
    return (random, stretch) => {
      const longest = Math.min(max - min, stretch);
      const count = min + (chance(random, 0.5) ? longest : integerBelow(random, longest + 1));
      return Array.from({ length: count }, () => write(random, stretch >> 1)).join("");
    };
  }

  function atom(): Write {
    if (take("^") || take("$") || take("\\b") || take("\\B")) return () => "";
    const opening = match(/\((\?(?:[:=!]|<[=!]|<[^>]*>))?/y);
    if (opening) {
      const inside = alternatives();
      if (!take(")")) throw new NotUnderstood();
      return /^\?<?[=!]/.test(opening[1] ?? "") ? () => "" : inside;
    }
    if (/^\\[1-9k]/.test(pattern.slice(at, at + 2))) throw new NotUnderstood();
    const set = match(
      /\[(?:\\.|[^\]\\])*\]|\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|c[a-zA-Z]|.)|\./suy,
    );
    const literal = set ?? match(/[^()[\]{}*+?|\\]/suy);
    if (!literal) throw new NotUnderstood();
    if (!set) return () => literal[0];
    const characters = charactersOf(set[0]);
    return (random) => pick(random, characters);
  }

  function take(text: string): boolean {
    const there = pattern.startsWith(text, at);
    if (there) at += text.length;
    return there;
  }

  function match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = at;
    const found = expression.exec(pattern);
    if (found) at = expression.lastIndex;
    return found;
  }
}

class NotUnderstood extends Error {}

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x20 + index));

/** The printable characters that a set of a regular expression takes; where it takes none, the others. */
function charactersOf(set: string): readonly string[] {
  const expression = new RegExp(`^${set}$`, "u");
  const printable = PRINTABLE.filter((character) => expression.test(character));
  if (printable.length > 0) return printable;
  const others: string[] = [];
  for (let code = 0; code < 0x110000 && others.length < 100; code++) {
    const character = String.fromCodePoint(code);
    if (expression.test(character)) others.push(character);
  }
  if (others.length === 0) throw new NotUnderstood();
  return others;
}
