import { ConfigurationError } from "./errors/configuration-error.ts";

type Rule = (value: unknown) => boolean;

const isNumber = (value: unknown): value is number => typeof value === "number" && !Number.isNaN(value);
const count: Rule = (value) =>
  isNumber(value) && value >= 0 && (Number.isInteger(value) || value === Infinity);
const duration: Rule = (value) => isNumber(value) && value > 0;
const oneOf =
  (...values: readonly unknown[]): Rule =>
  (value) =>
    values.includes(value);

/** What each option may be, and how a message says it. */
const RULES: Readonly<Record<string, readonly [Rule, string]>> = {
  limit: [count, "a whole number from 0"],
  maxPages: [count, "a whole number from 0"],
  maxRetries: [count, "a whole number from 0"],
  timeoutMs: [duration, "a number of milliseconds above 0"],
  deadlineMs: [duration, "a number of milliseconds above 0"],
  prefetch: [oneOf(0, 1), "0 or 1"],
  malformed: [oneOf("error", "skip"), '"error" or "skip"'],
  fetch: [(value) => typeof value === "function", "a function"],
  telemetry: [(value) => typeof value === "function", "what openTelemetry() returns"],
  apiKey: [oneOfTypes("string", "function"), "a text, or a function that gives one"],
};

function oneOfTypes(...types: readonly string[]): Rule {
  return (value) => types.includes(typeof value);
}

/**
 * Checks what the compiler cannot: numbers that are none, and options from programs without types.
 *
 * @throws {ConfigurationError} that names the option and says what it may be.
 */
export function checkOptions(options: object): void {
  for (const [name, value] of Object.entries(options)) {
    const [isAllowed, words] = RULES[name] ?? [];
    if (value === undefined || !isAllowed || isAllowed(value)) continue;
    // A key must not show, not even a wrong one.
    const given = name === "apiKey" ? `a ${typeof value}` : String(value);
    throw new ConfigurationError(`${name} is ${given}; it must be ${words}.`);
  }
}
