import { createRandom } from "../random.ts";
import { type Fault, type FaultOptions, isFault } from "./fault.ts";

/** The fault of the next request, if it meets one. */
export type DrawFault = () => Fault | undefined;

/** Throws a RangeError for a name that is no fault, a rate outside of 0 to 1, and rates that exceed 1 together. */
export function createFaultDraw({ rates = {}, script = [], seed = 1 }: FaultOptions): DrawFault {
  const entries: [Fault, number][] = [];
  for (const [name, rate] of Object.entries(rates)) {
    if (!isFault(name)) throw new RangeError(`${JSON.stringify(name)} is no fault`);
    if (!(rate >= 0 && rate <= 1)) throw new RangeError(`The rate of ${name} must be between 0 and 1`);
    entries.push([name, rate]);
  }
  const total = entries.reduce((sum, [, rate]) => sum + rate, 0);
  // Ten times 0.1 is a little more or less than 1.
  if (total > 1 + 1e-9)
    throw new RangeError(`The rates of all faults together must be 1 at most; they are ${total}`);
  const unknown = script.find((name) => name !== null && !isFault(name));
  if (unknown !== undefined) throw new RangeError(`${JSON.stringify(unknown)} is no fault`);

  const random = createRandom(seed, "faults");
  let asked = 0;
  return () => {
    const scripted = script[asked++];
    if (asked <= script.length) return scripted ?? undefined;
    let rest = random.next();
    return entries.find(([, rate]) => {
      rest -= rate;
      return rest < 0;
    })?.[0];
  };
}
