import { check, type Expression, format, isExpression } from "@covalkit/filter";
import type { Operation } from "@covalkit/spec";
import { parameterViolation, valueOfText } from "@covalkit/spec/interpret";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { unwritable } from "../write-params.ts";
import type { Constraint } from "./options.ts";
import { type ParameterValues, parameterOf } from "./request-parameters.ts";

/**
 * Replaces the caller's parameters by the pinned ones, and returns the pinned filter.
 *
 * @throws {ConfigurationError} for a constraint that would hold nothing back, so that a mistake in it closes the
 * proxy instead of opening it.
 */
export function applyConstraint(
  constraint: Constraint,
  operation: Operation,
  values: ParameterValues,
): Expression | undefined {
  if (typeof constraint !== "object" || constraint === null) {
    throw new ConfigurationError("constrain returned no constraint; return {} where there is none.");
  }
  for (const [name, value] of Object.entries(constraint.params ?? {})) {
    values[name] = pinnedValue(operation, name, value);
  }
  if ("maxPageSize" in constraint) capPageSize(operation, values, constraint.maxPageSize);
  return "filter" in constraint ? pinnedFilter(operation, constraint.filter) : undefined;
}

function pinnedValue(operation: Operation, name: string, pinned: unknown): unknown {
  const parameter = parameterOf(operation, name);
  if (!parameter || parameter.in === "path") {
    throw new ConfigurationError(`constrain: ${operation.operationId} has no parameter ${name} to pin.`);
  }
  if (name === operation.filter?.parameter) {
    throw new ConfigurationError(`constrain: pin the ${name} as an expression, not among params.`);
  }
  const value = typeof pinned === "string" ? valueOfText(pinned, parameter.schema) : pinned;
  const violation =
    (value ?? undefined) === undefined ? "must be given" : parameterViolation(value, parameter);
  if (violation) throw new ConfigurationError(`constrain: ${name} ${violation}.`);
  if (unwritable(value, parameter) !== undefined) {
    throw new ConfigurationError(`constrain: ${name} holds what its ${parameter.in} cannot carry.`);
  }
  return value;
}

function capPageSize(operation: Operation, values: ParameterValues, most: unknown): void {
  const name = operation.list?.pageSize;
  const parameter = name === undefined ? undefined : parameterOf(operation, name);
  if (name === undefined || !parameter) return;
  const violation = parameterViolation(most, parameter);
  if (violation) throw new ConfigurationError(`constrain: maxPageSize ${violation}.`);
  const asked = Number(values[name] ?? parameter.schema.default ?? most);
  values[name] = Math.min(asked, Number(most));
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
  const unseen = fieldsOf(pinned).find((field) => filter.fields[field]?.backed === false);
  if (unseen !== undefined) {
    throw new ConfigurationError(
      `constrain: no property of the items holds ${unseen}, so that the proxy cannot hold them to it.`,
    );
  }
  return pinned;
}

const fieldsOf = (expression: Expression): string[] =>
  expression.kind === "comparison" ? [expression.field] : expression.operands.flatMap(fieldsOf);
