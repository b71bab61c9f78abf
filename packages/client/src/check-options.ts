import { nearest } from "@covalkit/filter";
import { describeValue, typeOf } from "./describe-value.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";

/** Says what an option must be where `value` is something else. */
type Rule = (value: unknown) => string | false;

/** What takes options. */
export type OptionTaker = "client" | "call" | "list" | "toArray" | "retry";

const isCount = (value: unknown): boolean =>
  value === Infinity || (Number.isInteger(value) && Number(value) >= 0);
const oneOf =
  (...allowed: readonly unknown[]): Rule =>
  (value) =>
    !allowed.includes(value) && allowed.map((each) => JSON.stringify(each)).join(" or ");

const anything: Rule = () => false;
const count: Rule = (value) => !isCount(value) && "a whole number from 0";
const duration: Rule = (value) =>
  !(typeof value === "number" && value > 0) && "a number of milliseconds above 0";
const callback: Rule = (value) => typeof value !== "function" && "a function";

const ANY_CALL: Readonly<Record<string, Rule>> = {
  timeoutMs: duration,
  deadlineMs: duration,
  retry: (value) => !isCount(value) && typeOf(value) !== "an object" && "a whole number from 0, or an object",
};
const ONE_CALL: Readonly<Record<string, Rule>> = { ...ANY_CALL, signal: anything };

const RULES: Readonly<Record<OptionTaker, Readonly<Record<string, Rule>>>> = {
  client: {
    ...ANY_CALL,
    apiKey: (value) => typeof value !== "string" && callback(value) && "a text, or a function that gives one",
    baseUrl: anything, // readBaseUrl checks it
    fetch: callback,
    onEvent: callback,
    validate: callback,
    telemetry: (value) => callback(value) && "what openTelemetry() returns",
  },
  call: ONE_CALL,
  list: {
    ...ONE_CALL,
    limit: count,
    maxPages: count,
    prefetch: oneOf(0, 1),
    malformed: oneOf("error", "skip"),
    onPage: callback,
  },
  toArray: { limit: count },
  retry: {
    limit: count,
    statusCodes: (value) => !(Array.isArray(value) && value.every(isCount)) && "a list of status codes",
    backoffLimitMs: duration,
  },
};

/**
 * Checks what the compiler cannot: numbers that are none, and options from programs without types.
 *
 * @throws {ConfigurationError} that names the option, and says what it is and what it must be.
 */
export function checkOptions(taker: OptionTaker, options: object): void {
  const rules = RULES[taker];
  for (const [name, value] of Object.entries(options)) {
    const rule = Object.hasOwn(rules, name) && rules[name];
    if (!rule) throw unknownName("There is no option", name, Object.keys(rules));
    const wanted = value !== undefined && rule(value);
    if (wanted) {
      // A key must not show, not even a wrong one.
      const given = name === "apiKey" ? typeOf(value) : describeValue(value);
      throw new ConfigurationError(`${name} is ${given}; it must be ${wanted}.`);
    }
    if (name === "retry") checkOptions(name, Object(value));
  }
}

/** An error that says which of the `known` names was meant. */
export function unknownName(said: string, name: string, known: readonly string[]): ConfigurationError {
  const near = nearest(name, known);
  return new ConfigurationError(`${said} "${name}"${near ? `; did you mean "${near}"?` : "."}`);
}
