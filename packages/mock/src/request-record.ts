import type { Fault } from "./faults/fault.ts";
import type { Authentication } from "./http/authenticate.ts";

/** What was asked, for assertions. The API key is in none of it. */
export interface MockRequest {
  /** The `x-request-id` of the answer. */
  readonly id: string;
  /** When it came, in milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly url: string;
  readonly path: string;
  /** The query parameters; of one that came several times, the last. */
  readonly query: Readonly<Record<string, string>>;
  /** By name, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly authentication: Authentication;
  /** Undefined where the address belongs to no operation. */
  readonly operationId: string | undefined;
  /** The fault that it met. */
  readonly fault: Fault | undefined;
  /** Undefined as long as there is no answer, and for good where the caller gave up. */
  readonly status: number | undefined;
  /** How long the answer took, in milliseconds on the mock's clock. */
  readonly durationMs: number | undefined;
}

/** The same while it is being written. */
export type OpenRequest = { -readonly [Name in keyof MockRequest]: MockRequest[Name] };
