import { type Expression, format, parse } from "@covalkit/filter";

type Fetch = (request: Request) => Promise<Response>;

/** An API that reads filters in its own way: `read` is the filter it applies, `undefined` for none. */
const reading =
  (read: (text: string) => string | undefined) =>
  (api: Fetch): Fetch =>
  (request) => {
    const url = new URL(request.url);
    const text = url.searchParams.get("filter");
    const meant = text === null ? undefined : read(text);
    url.searchParams.delete("filter");
    if (meant !== undefined) url.searchParams.set("filter", meant);
    return api(new Request(url, request));
  };

/** AND before OR, which is the other reading of what has no parentheses. */
const andTighter = (expression: Expression): Expression =>
  ("otherReading" in expression && expression.otherReading) || expression;

/** From the left to the right, as they come. */
function inOrder(text: string): string {
  let whole = "";
  for (const part of text.match(/"(?:[^"\\]|\\.)*"| (?:AND|OR) |[^" ]+| /g) ?? []) {
    whole = / (AND|OR) /.test(part) && !part.startsWith('"') ? `(${whole})${part}` : whole + part;
  }
  return whole;
}

/** Without escapes: a quote ends the value wherever it stands. What it takes for a value is quoted anew for the mock. */
const withoutEscapes = (text: string): string =>
  text.replace(
    /([\w.]+)(!=|>=|<=|=|>|<)(?:"([^"]*)"|(\S+))/g,
    (_, field: string, operator: string, quoted: string | undefined, bare: string) =>
      `${field}${operator}"${(quoted ?? bare).replace(/["\\]/g, "\\$&")}"`,
  );

/** What servers may make of a filter: the two likely readings, and some that no server should have. */
export const READINGS: Readonly<Record<string, (api: Fetch) => Fetch>> = {
  "binds OR tighter": reading((text) => text),
  "binds AND tighter": reading((text) => format(andTighter(parse(text)))),
  "ignores the filter": reading(() => undefined),
  "reads from left to right": reading(inOrder),
  "ends a value at any quote": reading((text) => format(andTighter(parse(withoutEscapes(text))))),
  "takes AND for OR": reading((text) => text.replaceAll(" AND ", " OR ")),
  "takes = for !=": reading((text) => text.replaceAll(/(?<![!<>])=/g, "!=")),
};
