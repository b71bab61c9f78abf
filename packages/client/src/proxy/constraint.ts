import { check, type Expression, format, isExpression } from "@covalkit/filter";
import type { Operation } from "@covalkit/spec";
import { ConfigurationError } from "../errors/configuration-error.ts";
import type { Constraint } from "./options.ts";
import { faultOfParameter, type Params, parameterOf } from "./read-params.ts";

/**
 * Replaces the caller's parameters by the pinned ones, and returns the pinned filter.
 *
 * @throws {ConfigurationError} for a constraint that would hold nothing back, so that a mistake in it closes the
 * proxy instead of opening it.
 */
export function applyConstraint(
  constraint: Constraint,
  operation: Operation,
  params: Params,
): Expression | undefined {
  if (typeof constraint !== "object" || constraint === null) {
    throw new ConfigurationError("constrain returned no constraint; return {} where there is none.");
  }
  for (const [name, value] of Object.entries(constraint.params ?? {})) {
    params.set(name, pinnedTexts(operation, name, value));
  }
  if ("maxPageSize" in constraint) capPageSize(operation, params, constraint.maxPageSize);
  return "filter" in constraint ? pinnedFilter(operation, constraint.filter) : undefined;
}

function pinnedTexts(operation: Operation, name: string, value: unknown): readonly string[] {
  const parameter = parameterOf(operation, name);
  if (!parameter || parameter.in === "path" || parameter.in === "cookie") {
    throw new ConfigurationError(`constrain: ${operation.operationId} has no parameter ${name} to pin.`);
  }
  if (name === operation.filter?.parameter) {
    throw new ConfigurationError(`constrain: pin the ${name} as an expression, not among params.`);
  }
  const fault =
    value === undefined || value === null ? "must be given" : faultOfParameter([`${value}`], parameter);
  if (fault) throw new ConfigurationError(`constrain: ${name} ${fault}.`);
  return [`${value}`];
}

function capPageSize(operation: Operation, params: Params, most: unknown): void {
  const name = operation.list?.pageSize;
  const parameter = name === undefined ? undefined : parameterOf(operation, name);
  if (name === undefined || !parameter) return;
  const fault = faultOfParameter([String(most)], parameter);
  if (fault) throw new ConfigurationError(`constrain: maxPageSize ${fault}.`);
  const asked = Number(params.get(name)?.[0] ?? parameter.schema.default ?? most);
  params.set(name, [String(Math.min(asked, Number(most)))]);
}

function pinnedFilter({ operationId, filter, list }: Operation, pinned: unknown): Expression {
  if (!isExpression(pinned) || format(pinned) === "") {
    throw new ConfigurationError(
      "constrain returned a filter without a condition; leave filter out where there is none.",
    );
  }
  if (!filter || !list) {
    throw new ConfigurationError(`constrain: ${operationId} takes no filter, so that none can be pinned.`);
  }
  // A warning would do for people; here what is meant must be beyond doubt.
  const fault = check(pinned, filter.fields).find(({ code }) => code !== "impossible");
  if (fault) throw new ConfigurationError(`constrain: the filter: ${fault.message}: ${fault.hint}`);
  return pinned;
}
