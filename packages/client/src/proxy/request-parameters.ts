import type { Operation, Parameter } from "@covalkit/spec";
import { type Route, readParameters } from "@covalkit/spec/interpret";
import type { ErrorDetail } from "../errors/api-error.ts";
import { unwritable } from "../write-params.ts";
import { Refusal } from "./error-response.ts";

/** The typed values of a request's parameters, by name. */
export type ParameterValues = Record<string, unknown>;

/**
 * Reads what the operation declares. Cookies are never read: they are the caller's and the proxy's affair.
 *
 * @throws {Refusal} 400 for a parameter that is not declared, or a value that its schema does not allow.
 */
export function readParams({ operation, path }: Route, request: Request): ParameterValues {
  const { search } = new URL(request.url);
  const read = readParameters(operation, { path, query: search, headers: request.headers });
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

/** The parameter of this name that the operation declares. */
export const parameterOf = ({ parameters }: Operation, name: string): Parameter | undefined =>
  Object.hasOwn(parameters, name) ? parameters[name] : undefined;

/** As the API writes its details. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
