import { type List, valueAt } from "@covalkit/spec";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";

/** A page's items and where the next one is, read out of a response body without trusting it. */
export interface ReadPage {
  readonly items: readonly object[];
  /** `undefined` on the last page. */
  readonly nextToken: string | undefined;
  /** Items that were no objects, and left out. */
  readonly malformed: number;
}

/**
 * Reads one page of a list (AIP-158). A `null`, absent or empty token ends the list.
 *
 * @throws {InvalidResponseError} where the body breaks the contract; an item that is no object only with `"error"`.
 */
export function readPage(body: unknown, list: List, onMalformed: "error" | "skip"): ReadPage {
  if (!isObject(body))
    throw new InvalidResponseError("", `The response is ${describe(body)}, not an object.`);
  const items = valueAt(body, list.items);
  if (!Array.isArray(items)) {
    throw new InvalidResponseError(list.items, `"${list.items}" is ${describe(items)}, not an array.`);
  }
  const objects = items.filter(isObject);
  if (objects.length < items.length && onMalformed === "error") {
    const index = items.findIndex((item) => !isObject(item));
    const path = `${list.items}[${index}]`;
    throw new InvalidResponseError(path, `"${path}" is ${describe(items[index])}, not an object.`);
  }
  return { items: objects, nextToken: readToken(body, list), malformed: items.length - objects.length };
}

function readToken(body: object, { nextPageToken }: List): string | undefined {
  const token = valueAt(body, nextPageToken) ?? "";
  if (typeof token !== "string") {
    throw new InvalidResponseError(nextPageToken, `"${nextPageToken}" is ${describe(token)}, not a string.`);
  }
  return token === "" ? undefined : token;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
