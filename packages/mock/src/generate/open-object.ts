import { chance, integerBelow, pick, type Random } from "../random.ts";
import { HOSTILE, HOSTILE_KEYS, WORDS } from "./texts.ts";

/** Keys that people give objects of their own, with values of several types, and how often each is there. */
const KEYS: readonly (readonly [key: string, share: number, make: (random: Random) => unknown])[] = [
  ["agent_version", 0.4, (random) => 1 + integerBelow(random, 5)],
  ["score", 0.3, (random) => Math.round(random.next() * 1000) / 1000],
  ["vip", 0.25, (random) => chance(random, 0.1)],
  ["topic", 0.4, (random) => pick(random, WORDS)],
  ["language", 0.3, (random) => pick(random, ["en", "de", "ja", "ar"])],
  ["tags", 0.15, (random) => [pick(random, ["new", "returning"]), pick(random, WORDS)]],
  [
    "caller",
    0.1,
    (random) => ({ region: pick(random, ["eu", "us", "apac"]), attempt: integerBelow(random, 4) }),
  ],
  ["note", 0.05, () => null],
];

/** How often a key that the spec's examples show is there. */
const SHOWN = 0.5;

/** An object of any keys: some as the examples have them, some made up. */
export function openObject(
  random: Random,
  examples: readonly Readonly<Record<string, unknown>>[],
  hostile: boolean,
): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const example of examples) {
    for (const [key, value] of Object.entries(example)) {
      if (chance(random, SHOWN)) made[key] = value;
    }
  }
  for (const [key, share, make] of KEYS) {
    if (chance(random, share)) made[key] = make(random);
  }
  if (hostile && chance(random, 0.5)) {
    // Defined, for an assignment to __proto__ would be lost.
    const value = pick(random, HOSTILE);
    Object.defineProperty(made, pick(random, HOSTILE_KEYS), {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return made;
}
