import type { Schema } from "@covalkit/spec";
import { integerBelow, type Random } from "../random.ts";

const INT32 = 2 ** 31;

/** How far a number goes that has one bound, or none. */
const USUAL_SPAN = 1000;

/** Makes numbers; undefined where none fits. Whoever uses it looks whether a fraction of a multiple or bound does. */
export function numberMaker(schema: Schema, whole: boolean): ((random: Random) => number) | undefined {
  const { multipleOf, format, exclusiveMinimum, exclusiveMaximum } = schema;
  const integer = whole || format === "int32" || format === "int64";
  const [least, most] =
    format === "int32" ? [-INT32, INT32 - 1] : [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const lowest = Math.max(least, schema.minimum ?? least, exclusiveMinimum ?? least);
  const highest = Math.min(most, schema.maximum ?? most, exclusiveMaximum ?? most);
  const step =
    multipleOf === undefined ? (integer ? 1 : undefined) : integer ? wholeMultiple(multipleOf) : multipleOf;
  const span = USUAL_SPAN * (step ?? 1);
  const low = lowest > least ? lowest : Math.max(least, highest < 0 ? highest - span : 0);
  const high = highest < most ? highest : Math.min(most, low + span);
  if (low > high) return undefined;
  if (step === undefined) return (random) => between(low, high, random.next());
  let first = Math.ceil(low / step - 1e-9);
  let last = Math.floor(high / step + 1e-9);
  if (exclusiveMinimum !== undefined && first * step <= exclusiveMinimum) first++;
  if (exclusiveMaximum !== undefined && last * step >= exclusiveMaximum) last--;
  if (first > last) return undefined;
  // Rounded, for 3 times 0.1 is a little more than 0.3. No zero is negative: JSON would write it as another.
  return (random) => Number(((first + integerBelow(random, last - first + 1)) * step).toPrecision(15)) + 0;
}

/** Also where the two lie so far apart that their difference is no number. */
function between(low: number, high: number, share: number): number {
  const span = high - low;
  return Number.isFinite(span) ? low + share * span : low * (1 - share) + high * share;
}

/** The least multiple that is an integer. */
function wholeMultiple(of: number): number {
  for (let times = 1; times <= USUAL_SPAN; times++) {
    const multiple = Number((of * times).toPrecision(15));
    if (Number.isInteger(multiple)) return multiple;
  }
  return of;
}
