import { FAULTS, type Fault, type FaultOptions, isFault } from "./fault.ts";

/**
 * Reads faults written as on the command line: `429=0.1,slow=0.05,seed=7`. Besides the faults: `seed`, `retry-after`
 * (seconds), `slow-ms`. Throws a RangeError that says what is wrong.
 */
export function parseFaults(text: string): FaultOptions {
  const rates: Partial<Record<Fault, number>> = {};
  const others: { -readonly [Name in "seed" | "retryAfterSeconds" | "slowMs"]?: number } = {};
  for (const part of text.split(",")) {
    const [name = "", value = ""] = part.split("=", 2).map((word) => word.trim());
    const number = value === "" ? Number.NaN : Number(value);
    if (!Number.isFinite(number))
      throw new RangeError(`${JSON.stringify(part)} is not of the form name=number`);
    const setting = Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
    if (setting) others[setting] = number;
    else if (isFault(name)) rates[name] = number;
    else throw new RangeError(`${JSON.stringify(name)} is no fault; write one of ${known}`);
  }
  return { ...others, rates };
}

const SETTINGS: Readonly<Record<string, "seed" | "retryAfterSeconds" | "slowMs">> = {
  seed: "seed",
  "retry-after": "retryAfterSeconds",
  "slow-ms": "slowMs",
};

const known = [...Object.keys(FAULTS), ...Object.keys(SETTINGS)].join(", ");
