import { readFileSync } from "node:fs";
import { join } from "node:path";
import peggy from "peggy";

const grammar = readFileSync(join(import.meta.dirname, "same-language.peggy"), "utf8");

/** The parser that peggy makes of our own grammar. */
export const peggyParser: { parse(text: string): unknown } = peggy.generate(grammar);

/** Its source, as an ES module: what a user would ship. */
export function peggySource(): string {
  return peggy.generate(grammar, { output: "source", format: "es" });
}
