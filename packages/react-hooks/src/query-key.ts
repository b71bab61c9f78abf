import { format, isExpression } from "@covalkit/client";

/** Parameters as plain JSON: none that is `undefined`, names in order, a filter expression as its text. */
export type CanonicalParams = Readonly<Record<string, unknown>>;

/**
 * What a query is known by. A prefix names every query below it: `["coval"]` all of them, and a list's own key also
 * its pages, which have `"infinite"` at the end.
 */
export type OperationKey = readonly ["coval", string, CanonicalParams, "infinite"?];

/** The key of `operationId` with `params`. It holds nothing of the client: no address and no API key. */
export function operationKey(
  operationId: string,
  params: object | undefined,
  pages?: "infinite",
): OperationKey {
  const key = ["coval", operationId, canonicalParams(params ?? {})] as const;
  return pages ? [...key, pages] : key;
}

function canonicalParams(params: object): CanonicalParams {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, isExpression(value) ? format(value) : value])
      .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );
}
