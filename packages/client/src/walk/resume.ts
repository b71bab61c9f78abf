import { fingerprint } from "@covalkit/spec";
import { CovalError } from "../errors/coval-error.ts";

/** A query as it goes over the wire, without its page token: what every page of one listing repeats. */
export type Query = Readonly<Record<string, unknown>>;

/** Where a walk left off: plain JSON, bound to its query, safe to store. It holds no key. */
export interface Resume {
  readonly version: 1;
  /** The operation that was walked. */
  readonly operationId: string;
  /** The query as the caller gave it, a filter as text. */
  readonly query: Query;
  /** The token of the page to ask for; `null` for the first one. */
  readonly pageToken: string | null;
  /** The ids of up to three pages, the last ones of the walk: they are dropped when they come again. */
  readonly seen: readonly string[];
  /** Binds the rest to the query. */
  readonly fingerprint: string;
}

/** A resume that does not fit: another operation, another query, or a token the API no longer takes. */
export class ResumeError extends CovalError {
  override readonly name: string = "ResumeError";

  constructor(message: string, options?: ErrorOptions) {
    super("RESUME_REFUSED", message, options);
  }
}

/** Binds a position to its query. */
export function makeResume(
  operationId: string,
  query: Query,
  pageToken: string | null,
  seen: readonly string[],
): Resume {
  const plain = sortKeys(query);
  return {
    version: 1,
    operationId,
    query: plain,
    pageToken,
    seen,
    fingerprint: bind(operationId, plain, pageToken),
  };
}

/**
 * Checks that `resume` belongs to `operationId` and was not edited.
 *
 * @throws {ResumeError} when it does not.
 */
export function checkResume(resume: Resume, operationId: string): void {
  // It comes from a file as often as not.
  const { version, operationId: own, query, pageToken, seen, fingerprint: bound } = Object(resume);
  if (typeof own !== "string" || !Array.isArray(seen))
    throw new ResumeError("This is no resume; pass a listing's outcome.resume as it was.");
  if (version !== 1) throw new ResumeError("This resume was not written by this version; start over.");
  if (own !== operationId)
    throw new ResumeError(`This resume is of ${own}, not of ${operationId}; pass it to that method.`);
  if (bound !== bind(own, Object(query), pageToken))
    throw new ResumeError("This resume was edited; a token is only good for its own query.");
}

const bind = (operationId: string, query: Query, pageToken: string | null): string =>
  fingerprint(JSON.stringify([operationId, sortKeys(query), pageToken]));

/** The same text for the same query, however it was written. */
const sortKeys = (query: Query): Query => Object.fromEntries(Object.entries(query).sort());
