import { ConnectionError, TimeoutError } from "../errors/call-errors.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import type { Failure } from "./attempt.ts";
import type { Call } from "./call.ts";

/** What an attempt without an answer means for its call, once there is no other to come. */
export function errorOfFailure(
  failure: Failure,
  cause: unknown,
  call: Call,
  timeoutMs: number,
  url: string,
): Error {
  const { origin, pathname } = new URL(url);
  const target = origin + pathname;
  if (failure === "timeout") return new TimeoutError(timeoutMs, target, call.spent());
  if (failure === "body") {
    return new InvalidResponseError("", "The response's body is not the JSON that it says it is.");
  }
  return failure === "redirect" && cause instanceof Error
    ? cause
    : new ConnectionError(target, call.spent(), cause);
}
