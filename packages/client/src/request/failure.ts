import { ConnectionError, DeadlineError, TimeoutError } from "../errors/call-errors.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Attempt } from "./attempt.ts";
import type { Call } from "./call.ts";
import { redact } from "./redact.ts";

/** What an attempt without an answer means for its call, once there is no other to come. */
export function failureOf(
  result: Attempt,
  call: Call,
  timeoutMs: number,
  url: string,
  key: string | undefined,
  late: boolean,
): Error {
  const { failure, cause } =
    "failure" in result ? result : { failure: "connection" as const, cause: undefined };
  const safeCause = withoutKey(cause, key);
  if (late && call.deadline) return new DeadlineError(call.deadline.ms, call.spent(), safeCause);
  const { origin, pathname } = new URL(url);
  if (failure === "timeout") return new TimeoutError(timeoutMs, origin + pathname, call.spent());
  if (failure === "body") {
    return new InvalidResponseError("", "The response's body is not the JSON it says it is.", {
      cause: safeCause,
    });
  }
  return new ConnectionError(origin + pathname, call.spent(), safeCause);
}

/** A cause whose text does not hold the key: the parser's messages quote what they could not read. */
function withoutKey(cause: unknown, key: string | undefined): unknown {
  if (!(cause instanceof Error) || !key || !cause.message.includes(key)) return cause;
  return new Error(redact(cause.message, key));
}
