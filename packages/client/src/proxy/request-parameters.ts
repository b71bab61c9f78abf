import type { Operation, Parameter } from "@covalkit/spec";
import { parameterViolation, type Route, readParameters } from "@covalkit/spec/interpret";
import type { ErrorDetail } from "../errors/api-error.ts";
import { unwritable } from "../write-params.ts";
import { badParameter, Refusal } from "./error-response.ts";

/** The typed values of a request's parameters, by name. */
export type ParameterValues = Record<string, unknown>;

/**
 * Reads what the operation declares. Cookies are never read: they are the caller's and the proxy's affair.
 *
 * @throws {Refusal} 400 for a parameter that is not declared, or a value that its schema does not allow.
 */
export function readParams({ operation, path }: Route, request: Request): ParameterValues {
  const { search } = new URL(request.url);
  const read = readParameters(withAnyToken(operation), { path, query: search, headers: request.headers });
  const details: ErrorDetail[] = [
    ...read.undeclared.map((field) => ({ field, description: "Is not a parameter here" })),
    ...read.violations.map(({ parameter, text }) => ({ field: parameter, description: sentence(text) })),
  ];
  for (const [field, value] of Object.entries(read.values)) {
    const parameter = parameterOf(operation, field);
    if (parameter && unwritable(value, parameter) !== undefined) {
      details.push({ field, description: "Cannot be sent on" });
    }
  }
  if (details.length > 0) throw new Refusal(400, "", details);
  return { ...read.values };
}

/** A sealed token is longer than the API's: the document's bounds are for what is in it. */
function withAnyToken(operation: Operation): Operation {
  const { list, parameters } = operation;
  const token = list && parameterOf(operation, list.pageToken);
  if (!list || !token) return operation;
  const any: Parameter = { ...token, schema: { type: "string" } };
  return { ...operation, parameters: { ...parameters, [list.pageToken]: any } };
}

/**
 * Replaces the caller's page token by the API's, which `open` finds in it; without `open` it is the API's already.
 *
 * @throws {Refusal} 400 for a token that does not open, or that the document does not allow.
 */
export async function openPageToken(
  operation: Operation,
  values: ParameterValues,
  open: ((sealed: string) => Promise<string | undefined>) | undefined,
): Promise<void> {
  const name = operation.list?.pageToken ?? "";
  const parameter = parameterOf(operation, name);
  const given = values[name];
  if (!parameter || typeof given !== "string" || given === "") return;
  const token = open ? await open(given) : given;
  if (token === undefined) {
    throw badParameter(
      name,
      "Was not given out here for this query and these rights; begin at the first page",
    );
  }
  const violation = parameterViolation(token, parameter);
  if (violation) throw badParameter(name, sentence(violation));
  values[name] = token;
}

/** What a page token belongs to: everything that is asked for, but how many items a page holds (AIP-158). */
export function queryOf(
  { operationId, list }: Operation,
  values: ParameterValues,
  rest: readonly (string | undefined)[],
): string {
  const asked = Object.entries(values)
    .filter(([name, value]) => value !== undefined && name !== list?.pageToken && name !== list?.pageSize)
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([operationId, asked, rest]);
}

/** The parameter of this name that the operation declares. */
export const parameterOf = ({ parameters }: Operation, name: string): Parameter | undefined =>
  Object.hasOwn(parameters, name) ? parameters[name] : undefined;

/** As the API writes its details. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
