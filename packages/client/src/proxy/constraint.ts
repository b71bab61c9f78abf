import { check, type Expression, format, isExpression } from "@covalkit/filter";
import type { Operation } from "@covalkit/spec";
import { parameterViolation, valueOfText } from "@covalkit/spec/interpret";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { unwritable } from "../write-params.ts";
import { comparisonsIn, unpinnable } from "./filter-plan.ts";
import { type Constraint, refuseUnknown } from "./options.ts";
import { type ParameterValues, parameterOf } from "./request-parameters.ts";

/** The names of a constraint: one that is misspelt would hold nothing back. */
const CONSTRAINT: Readonly<Record<keyof Constraint, true>> = {
  filter: true,
  params: true,
  maxPageSize: true,
};

/** What a request is held to. */
export interface AppliedConstraint {
  readonly pinned: Expression | undefined;
  /** A filter or parameters are pinned: nothing may go out that could tell of what they hold back. */
  readonly isPinned: boolean;
}

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
): AppliedConstraint {
  if (typeof constraint !== "object" || constraint === null) {
    throw new ConfigurationError("constrain returned no constraint; return {} where there is none.");
  }
  refuseUnknown(constraint, Object.keys(CONSTRAINT), "constrain: ");
  const params = Object.entries(constraint.params ?? {});
  for (const [name, value] of params) values[name] = pinnedValue(operation, name, value);
  if ("maxPageSize" in constraint) capPageSize(operation, values, constraint.maxPageSize);
  const pinned = "filter" in constraint ? pinnedFilter(operation, constraint.filter) : undefined;
  return { pinned, isPinned: pinned !== undefined || params.length > 0 };
}

function pinnedValue(operation: Operation, name: string, pinned: unknown): unknown {
  const parameter = parameterOf(operation, name);
  if (!parameter || parameter.in === "path" || name === operation.list?.pageToken) {
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

/** A cap above what the document allows is met by all that it allows; any other that is no page size is a mistake. */
function capPageSize(operation: Operation, values: ParameterValues, maxPageSize: unknown): void {
  const name = operation.list?.pageSize;
  const parameter = name === undefined ? undefined : parameterOf(operation, name);
  if (name === undefined || !parameter) return;
  const { maximum = Infinity, default: usual } = parameter.schema;
  const most = typeof maxPageSize === "number" ? Math.min(maxPageSize, maximum) : maxPageSize;
  const violation = Number.isInteger(maxPageSize)
    ? parameterViolation(most, parameter)
    : "must be an integer";
  if (violation) throw new ConfigurationError(`constrain: maxPageSize ${violation}.`);
  values[name] = Math.min(Number(values[name] ?? usual ?? most), Number(most));
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
  const unseen = comparisonsIn(pinned).find(({ field }) => filter.fields[field]?.backed === false);
  if (unseen !== undefined) {
    throw new ConfigurationError(
      `constrain: no property of the items holds ${unseen.field}, so that the proxy cannot hold them to it.`,
    );
  }
  const reason = unpinnable(pinned, filter.fields);
  if (reason) throw new ConfigurationError(`constrain: the filter ${reason}.`);
  return pinned;
}
