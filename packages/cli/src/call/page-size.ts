import { parameterViolation } from "@covalkit/spec/interpret";
import type { Call } from "../command/read-request.ts";

/**
 * The parameters of a walk: pages as large as they may be, for fewer requests, but none larger than what is asked
 * for, so that a limit ends at the end of a page wherever it can. Beside a page token they stay as they are: a token
 * is good for pages of its own size.
 */
export function walkParams({ operation, params, limit }: Call): Readonly<Record<string, unknown>> {
  const { list, parameters } = operation;
  const { pageSize, pageToken } = list ?? {};
  const parameter = pageSize === undefined ? undefined : parameters[pageSize];
  if (!parameter || !pageSize || !pageToken || limit === undefined || params[pageToken] !== undefined)
    return params;
  const { minimum = 1, maximum, default: usual } = parameter.schema;
  const given = params[pageSize];
  const largest = typeof given === "number" ? given : (maximum ?? usual);
  if (typeof largest !== "number") return params;
  const sizes = [Math.max(minimum, Math.min(largest, limit)), largest];
  const size = sizes.find((each) => parameterViolation(each, parameter) === undefined);
  return size === undefined ? params : { ...params, [pageSize]: size };
}
