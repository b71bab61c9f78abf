import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Expression, emit } from "../src/index.ts";
import { smallExpression } from "./arbitraries.ts";

const fields = { "metadata.*": {} } as const;
const MOST = 6;

/** Which comparisons hold, as a bit each. */
type Assignment = number;
type Meaning = (assignment: Assignment) => boolean;

const ASSIGNMENTS: readonly Assignment[] = Array.from({ length: 2 ** MOST }, (_, assignment) => assignment);
/** What holds under which assignments, as a bit each: operands combine as numbers do. */
type Truth = bigint;
const ALL: Truth = (1n << BigInt(ASSIGNMENTS.length)) - 1n;

const truthOf = (meaning: Meaning): Truth =>
  ASSIGNMENTS.reduce(
    (truth, assignment) => (meaning(assignment) ? truth | (1n << BigInt(assignment)) : truth),
    0n,
  );
const ATOMS: readonly Truth[] = Array.from({ length: MOST }, (_, number) =>
  truthOf((assignment) => ((assignment >> number) & 1) === 1),
);

function truthOfExpression(expression: Expression): Truth {
  if (expression.kind === "comparison")
    return ATOMS[Number(expression.field.slice("metadata.x".length))] ?? 0n;
  const operands = expression.operands.map(truthOfExpression);
  return expression.kind === "and"
    ? operands.reduce((one, other) => one & other, ALL)
    : operands.reduce((one, other) => one | other, 0n);
}

/** What is sent, as a server sees it: comparisons and the words between them. It has no parentheses to go by. */
interface Sent {
  readonly atoms: readonly Truth[];
  readonly words: readonly ("AND" | "OR")[];
}

function read(text: string): Sent {
  const tokens = text.split(" ");
  return {
    atoms: tokens
      .filter((_, index) => index % 2 === 0)
      .map((token) => {
        const [, number] = /^metadata\.x(\d)="1"$/.exec(token) ?? [];
        if (number === undefined) throw new Error(`${token} is no comparison`);
        return ATOMS[Number(number)] ?? 0n;
      }),
    words: tokens
      .filter((_, index) => index % 2 === 1)
      .map((token) => {
        if (token !== "AND" && token !== "OR") throw new Error(`${token} is neither AND nor OR`);
        return token;
      }),
  };
}

const apply = (word: "AND" | "OR" | undefined, one: Truth, other: Truth): Truth =>
  word === "AND" ? one & other : one | other;

/** Splits at the words that bind less tightly, joins each run by the other word, then the runs. */
function tight({ atoms, words }: Sent, loose: "AND" | "OR"): Truth {
  const runs: Truth[] = [];
  atoms.forEach((atom, index) => {
    const last = runs.at(-1);
    if (last === undefined || words[index - 1] === loose) runs.push(atom);
    else runs[runs.length - 1] = apply(words[index - 1], last, atom);
  });
  return runs.reduce((one, other) => apply(loose, one, other));
}

const leftToRight = ({ atoms, words }: Sent): Truth =>
  atoms.reduce((one, other, index) => apply(words[index - 1], one, other));

const rightToLeft = ({ atoms, words }: Sent): Truth =>
  atoms.reduceRight((other, one, index) => apply(words[index], one, other));

/** What each way to put the parentheses makes of it, without those that come to the same. */
function everyBracketing({ atoms, words }: Sent): ReadonlySet<Truth> {
  const known = new Map<string, ReadonlySet<Truth>>();
  const between = (from: number, to: number): ReadonlySet<Truth> => {
    const key = `${from} ${to}`;
    const found = known.get(key) ?? new Set(from === to ? [atoms[from] ?? 0n] : []);
    if (known.has(key) || from === to) return found;
    const readings = new Set<Truth>();
    for (let split = from; split < to; split++) {
      for (const one of between(from, split)) {
        for (const other of between(split + 1, to)) readings.add(apply(words[split], one, other));
      }
    }
    known.set(key, readings);
    return readings;
  };
  return between(0, atoms.length - 1);
}

const readings: Readonly<Record<string, (sent: Sent) => Truth>> = {
  "OR binds tighter, as in AIP-160": (sent) => tight(sent, "AND"),
  "AND binds tighter": (sent) => tight(sent, "OR"),
  "left to right": leftToRight,
  "right to left": rightToLeft,
};

/** What the answer holds in the end: what the server finds by its reading, then what the residual lets pass. */
const answer = (found: Truth, residual: Expression | undefined): Truth =>
  residual ? found & truthOfExpression(residual) : found;

describe("what is sent means the filter", () => {
  for (const [name, reading] of Object.entries(readings)) {
    it(`on a server where ${name}`, () => {
      fc.assert(
        fc.property(smallExpression(MOST), (expression) => {
          const { text, residual } = emit(expression, fields);
          expect(answer(reading(read(text)), residual)).toBe(truthOfExpression(expression));
        }),
        { numRuns: 3_000 },
      );
    });
  }

  it("wherever a server puts its parentheses", () => {
    let residuals = 0;
    fc.assert(
      fc.property(smallExpression(MOST), (expression) => {
        const { text, exact, residual } = emit(expression, fields);
        const sent = read(text);
        // The number of readings grows as the truth tables do; past this length the four above stand for them.
        fc.pre(sent.atoms.length <= 18);
        if (residual) residuals++;
        expect(exact).toBe(residual === undefined);
        const meant = truthOfExpression(expression);
        for (const found of everyBracketing(sent)) expect(answer(found, residual)).toBe(meant);
      }),
      { numRuns: 1_500 },
    );
    // It did not only see what needs no residual.
    expect(residuals).toBeGreaterThan(100);
  }, 60_000);

  it("and a server of AIP-160 returns just that, without a residual", () => {
    fc.assert(
      fc.property(smallExpression(MOST), (expression) => {
        const { text } = emit(expression, fields, { trust: "aip" });
        expect(tight(read(text), "AND")).toBe(truthOfExpression(expression));
      }),
      { numRuns: 2_000 },
    );
  });

  it("and says it is exact only where every reading is the filter", () => {
    fc.assert(
      fc.property(smallExpression(MOST), (expression) => {
        const { text, exact } = emit(expression, fields);
        fc.pre(exact);
        expect([...everyBracketing(read(text))]).toEqual([truthOfExpression(expression)]);
      }),
      { numRuns: 1_000 },
    );
  });
});
