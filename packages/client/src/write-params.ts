import type { Operation, Parameter } from "@covalkit/spec";
import { serializeArrayParam, serializePrimitiveParam } from "openapi-fetch";
import { unknownName } from "./check-options.ts";
import { ConfigurationError } from "./errors/configuration-error.ts";

/** An operation's parameters, wherever they go, by their wire names. */
export type ParamValues = Readonly<Record<string, unknown>>;

/** Where each parameter goes, and the text of the query: what openapi-fetch makes an address of. */
export interface WrittenParams {
  readonly params: Readonly<Partial<Record<Parameter["in"], ParamValues>>>;
  readonly querySerializer: () => string;
}

/**
 * Sorts flat parameters into the places where the operation has them; `undefined` goes nowhere.
 *
 * @throws {ConfigurationError} for one that it does not have, or a value that would be read as another.
 */
export function writeParams({ operationId, parameters }: Operation, given: ParamValues): WrittenParams {
  const params: Partial<Record<Parameter["in"], ParamValues>> = {};
  const query: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue;
    const parameter = parameters[name];
    const place = parameter?.in;
    // A parameter that the API ignores lists something else than was meant.
    if (!place) throw unknownName(`${operationId} has no parameter`, name, Object.keys(parameters));
    const lost = unwritable(value, parameter);
    if (lost !== undefined) throw new ConfigurationError(`"${lost}" cannot be the "${name}" of a ${place}.`);
    params[place] = { ...params[place], [name]: value };
    if (place === "query") query.push(...writeQuery(name, value, parameter));
  }
  return { params, querySerializer: () => query.filter(Boolean).join("&") };
}

/** openapi-fetch's own text of a value, as style and explode have it; names and keys may hold anything. */
function writeQuery(
  name: string,
  value: unknown,
  { style = "form", explode = style === "form" }: Pick<Parameter, "style" | "explode"> = {},
): string[] {
  if (style === "deepObject") {
    return Object.entries(Object(value)).flatMap(([key, part]) => writeQuery(`${name}[${key}]`, part));
  }
  const written = encodeURIComponent(name);
  // Its type says a text, but it writes numbers and truth values too, nothing for null, and refuses objects.
  if (!Array.isArray(value)) return [serializePrimitiveParam(written, value as string)];
  return value.length > 0 ? [serializeArrayParam(written, value, { style, explode })] : [];
}

/** What would be read as another value. */
const LOST: Readonly<Record<string, RegExp>> = {
  // A dot segment is no text to a URL parser: it would lead to another path (RFC 3986 §5.2.4).
  path: /^(\.|%2e){0,2}$/i,
  // RFC 9110 §5.5
  header: /^\s|\s$|[^\t -\xff]/,
  // These lists have no way to write their separator in a value (OpenAPI 3.1.1, appendix C; RFC 9110 §5.6.1).
  headerList: /^\s|\s$|[^\t -\xff]|,/,
  spaceDelimited: / /,
  pipeDelimited: /\|/,
};

/** What of a value its parameter cannot hold, for no reader would get it back; `undefined` where all of it goes. */
export function unwritable(value: unknown, { in: place, style }: Parameter): string | undefined {
  const isHeaderList = place === "header" && Array.isArray(value);
  const lost = LOST[style ?? (isHeaderList ? "headerList" : place)];
  return (
    lost &&
    [value]
      .flat()
      .map(String)
      .find((text) => lost.test(text))
  );
}
