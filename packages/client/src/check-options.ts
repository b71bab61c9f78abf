import { nearest } from "@covalkit/filter";
import { describeValue, typeOf } from "./describe-value.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";

/** What an option may be, and how a message says it. */
type Rule = readonly [isAllowed: (value: unknown) => boolean, words: string];

const isCount = (value: unknown): boolean =>
  value === Infinity || (Number.isInteger(value) && Number(value) >= 0);
const COUNT: Rule = [isCount, "a whole number from 0"];
const DURATION: Rule = [
  (value) => typeof value === "number" && value > 0,
  "a number of milliseconds above 0",
];
const isFunction = (value: unknown): boolean => typeof value === "function";
const FUNCTION: Rule = [isFunction, "a function"];

const RULES: Readonly<Record<string, Rule>> = {
  limit: COUNT,
  maxPages: COUNT,
  timeoutMs: DURATION,
  deadlineMs: DURATION,
  backoffLimitMs: DURATION,
  prefetch: [(value) => value === 0 || value === 1, "0 or 1"],
  malformed: [(value) => value === "error" || value === "skip", '"error" or "skip"'],
  statusCodes: [(value) => Array.isArray(value) && value.every(isCount), "a list of status codes"],
  retry: [(value) => isCount(value) || typeOf(value) === "an object", "a whole number from 0, or an object"],
  apiKey: [(value) => typeof value === "string" || isFunction(value), "a text, or a function that gives one"],
  fetch: FUNCTION,
  onEvent: FUNCTION,
  onPage: FUNCTION,
  validate: FUNCTION,
  telemetry: [isFunction, "what openTelemetry() returns"],
};

const CALL: readonly string[] = ["signal", "timeoutMs", "deadlineMs", "retry"];

/** What takes options. */
export type OptionTaker = "client" | "call" | "list" | "toArray" | "retry";

/** The options that there are, by what takes them. */
const KNOWN: Readonly<Record<OptionTaker, readonly string[]>> = {
  client: [...CALL.slice(1), "apiKey", "baseUrl", "fetch", "onEvent", "telemetry", "validate"],
  call: CALL,
  list: [...CALL, "limit", "maxPages", "prefetch", "malformed", "onPage"],
  toArray: ["limit"],
  retry: ["limit", "statusCodes", "backoffLimitMs"],
};

/**
 * Checks what the compiler cannot: numbers that are none, and options from programs without types.
 *
 * @throws {ConfigurationError} that names the option, and says what it is and what it must be.
 */
export function checkOptions(taker: OptionTaker, options: object): void {
  for (const [name, value] of Object.entries(options)) {
    if (!KNOWN[taker].includes(name)) throw unknownName("There is no option", name, KNOWN[taker]);
    const [isAllowed, words] = RULES[name] ?? [];
    if (value === undefined || !isAllowed) continue;
    if (!isAllowed(value)) {
      // A key must not show, not even a wrong one.
      const given = name === "apiKey" ? typeOf(value) : describeValue(value);
      throw new ConfigurationError(`${name} is ${given}; it must be ${words}.`);
    }
    if (name === "retry") checkOptions("retry", Object(value));
  }
}

/** An error that says which of the `known` names was meant. */
export function unknownName(said: string, name: string, known: readonly string[]): ConfigurationError {
  const near = nearest(name, known);
  return new ConfigurationError(`${said} "${name}"${near ? `; did you mean "${near}"?` : "."}`);
}
