import { type List, valueAt } from "@covalkit/spec";
import { typeOf } from "../describe-value.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";

/** One page of a list, read out of a response body without trusting it. */
export interface Page {
  /** As the API sent it. */
  readonly body: object;
  /** The items that were asked for. */
  readonly items: readonly object[];
  /** `undefined` on the last page. */
  readonly nextToken: string | undefined;
  /** How many items were no objects, and left out. */
  readonly malformed: number;
}

/**
 * Reads one page of a list (AIP-158). A `null`, absent or empty token ends the list.
 *
 * @throws {InvalidResponseError} where the body breaks the contract; an item that is no object only with `"error"`.
 */
export function readPage(
  body: unknown,
  list: List,
  onMalformed: "error" | "skip" = "error",
  keep: (item: object) => boolean = () => true,
): Page {
  if (!isObject(body)) throw misfit("", body, "object");
  const items = valueAt(body, list.items);
  if (!Array.isArray(items)) throw misfit(list.items, items, "array");
  const objects = items.filter(isObject);
  const malformed = items.length - objects.length;
  if (malformed > 0 && onMalformed === "error") {
    const index = items.findIndex((item) => !isObject(item));
    throw misfit(`${list.items}[${index}]`, items[index], "object");
  }
  const nextToken = valueAt(body, list.nextPageToken) ?? "";
  if (typeof nextToken !== "string") throw misfit(list.nextPageToken, nextToken, "string");
  return { body, items: objects.filter(keep), nextToken: nextToken || undefined, malformed };
}

const isObject = (value: unknown): value is object => typeOf(value) === "an object";

function misfit(path: string, value: unknown, expected: "object" | "array" | "string"): InvalidResponseError {
  const given = value === undefined ? "missing" : typeOf(value);
  const article = expected === "string" ? "a" : "an";
  return new InvalidResponseError(
    path,
    `${path ? `"${path}"` : "The response"} is ${given}, not ${article} ${expected}.`,
  );
}
