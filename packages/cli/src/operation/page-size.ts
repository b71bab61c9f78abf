import type { Call } from "../arguments/read-call.ts";

/**
 * The parameters of a walk: pages as large as they may be, for fewer requests, but none larger than what is asked
 * for, so that a limit ends at the end of a page wherever it can. Beside a page token they stay as they are: a token
 * is good for pages of its own size.
 */
export function walkParams({ operation, params, limit }: Call): Readonly<Record<string, unknown>> {
  const { list, parameters } = operation;
  const { pageSize, pageToken } = list ?? {};
  const schema = pageSize === undefined ? undefined : parameters[pageSize]?.schema;
  if (!schema || !pageSize || !pageToken || limit === undefined || params[pageToken] !== undefined)
    return params;
  const given = params[pageSize];
  const largest = typeof given === "number" ? given : (schema.maximum ?? schema.default);
  if (typeof largest !== "number") return params;
  return { ...params, [pageSize]: Math.max(schema.minimum ?? 1, Math.min(largest, limit)) };
}
