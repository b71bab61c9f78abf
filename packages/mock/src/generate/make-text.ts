import type { Schema } from "@covalkit/spec";
import { timestamp } from "@covalkit/spec/interpret";
import { chance, createRandom, exponential, integerBelow, pick, type Random } from "../random.ts";
import type { Making } from "./making.ts";
import { patternWriter } from "./pattern.ts";
import { HOSTILE, randomText, textLike } from "./texts.ts";

export type MakeText = (making: Making) => string;

/** How long before the item's arrival its other times lie, on average. */
const EARLIER_MS = 30_000;

/** Makes texts of a format that texts can break; undefined for any other. */
export function formatMaker({ format, minLength = 0, maxLength }: Schema): MakeText | undefined {
  const earlier = ({ random, time }: Making) =>
    timestamp(Math.floor((time - exponential(random, EARLIER_MS)) / 1000) * 1000);
  /** Random text between these, of a length that the schema allows. */
  const around = (before: string, after: string, short: readonly [string, string]): MakeText => {
    const fixed = before.length + after.length;
    const [head, tail] = fixed >= (maxLength ?? Number.POSITIVE_INFINITY) ? short : [before, after];
    const rest = head.length + tail.length;
    const length = Math.max(
      1,
      Math.min(Math.max(8, minLength - rest), (maxLength ?? Number.POSITIVE_INFINITY) - rest),
    );
    return ({ random }) => [head, randomText(random, length), tail].join("");
  };
  switch (format) {
    case "date-time":
      return earlier;
    case "date":
      return (making) => earlier(making).slice(0, 10);
    case "time":
      return (making) => earlier(making).slice(11);
    case "uuid":
      return ({ random }) => uuid(random);
    case "uri":
      return around("https://example.com/", "", ["x:", ""]);
    case "email":
      return around("", "@example.com", ["", "@x"]);
    default:
      return undefined;
  }
}

/** Version 4 (RFC 9562 §5.4). */
function uuid(random: Random): string {
  const hex = (length: number) =>
    Array.from({ length }, () => integerBelow(random, 16).toString(16)).join("");
  return [hex(8), hex(4), `4${hex(3)}`, `${pick(random, ["8", "9", "a", "b"])}${hex(3)}`, hex(12)].join("-");
}

/** How many stretches of a pattern are tried, from none on and up to the least length. */
const STRETCHES = 64;

/** Makes texts after a pattern of which some fit; undefined where none was found that does. */
export function patternMaker(
  { pattern = "", minLength = 0 }: Schema,
  fits: (text: string) => boolean,
): MakeText | undefined {
  const write = patternWriter(pattern);
  if (!write) return undefined;
  const random = createRandom(1, pattern);
  const tried = Array.from({ length: STRETCHES }, (_, stretch) => [stretch, minLength - stretch]).flat();
  const stretches = [...new Set(tried)].filter(
    (stretch) => stretch >= 0 && Array.from({ length: 10 }).some(() => fits(write(random, stretch))),
  );
  return stretches.length === 0
    ? undefined
    : (making) => write(making.random, pick(making.random, stretches));
}

/** Makes texts that look like the examples, of a length that the schema allows. */
export function plainTextMaker(
  name: string,
  { minLength = 0, maxLength }: Schema,
  examples: readonly unknown[],
): MakeText {
  const texts = examples.filter((example) => typeof example === "string");
  const shapes = texts.length > 0 ? texts : [`${name}-${"x".repeat(8)}`];
  return ({ random, hostile }) => {
    if (hostile && minLength === 0 && maxLength === undefined && chance(random, 0.3))
      return pick(random, HOSTILE);
    const text = textLike(random, shapes);
    if (minLength === 0 && maxLength === undefined) return text;
    // JSON Schema counts characters, not UTF-16 code units.
    const characters = [...text].slice(0, maxLength);
    const missing = Math.max(0, minLength - characters.length);
    return [...characters, randomText(random, missing)].join("");
  };
}
