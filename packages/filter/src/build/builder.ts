import type { Comparison, Expression, Operator } from "../expression.ts";
import type { FieldSchema, FilterFields } from "../fields.ts";
import { isFieldStep } from "../fields.ts";
import { join } from "../join.ts";
import type { FieldFilter, FilterBuilder } from "./builder-types.ts";
import { FilterValueError } from "./value-error.ts";
import { type FilterValue, valueText } from "./value-text.ts";

/**
 * Fields to build filters from, typed by the table: `f.status.eq("FAILED")`, `f.create_time.gte(new Date(0))`,
 * `f.metadata("campaign").in(["a", "b"])`. Values are data and never become syntax, whatever they hold.
 *
 * @throws {@link FilterValueError} from a field, for a value it cannot be compared to.
 */
export const createFilter = <const Fields extends FilterFields>(fields: Fields): FilterBuilder<Fields> =>
  // The properties are those the type derives from the table.
  Object.fromEntries(
    Object.entries(fields).map(([name, schema]) =>
      name.endsWith(".*")
        ? [
            name.slice(0, -2),
            (...path: string[]) => fieldOf([name.slice(0, -2), ...path.map(step)].join("."), schema),
          ]
        : [name, fieldOf(name, schema)],
    ),
  ) as FilterBuilder<Fields>;

function step(key: string): string {
  if (!isFieldStep(key)) {
    throw new FilterValueError(
      `${JSON.stringify(key)} is no key; write letters, digits, _ and -, not - first`,
    );
  }
  return key;
}

type AnyField = FieldFilter<Record<never, never>>;

function fieldOf(field: string, schema: FieldSchema): AnyField {
  const by =
    (operator: Operator) =>
    (value: FilterValue): Comparison => ({
      kind: "comparison",
      field,
      operator,
      value: valueText(field, value, schema),
      start: 0,
      end: 0,
      operatorStart: 0,
      valueStart: 0,
    });
  const gte = by(">=");
  const lt = by("<");
  return {
    eq: by("="),
    ne: by("!="),
    in: (values) => oneOf(field, values.map(by("="))),
    notIn: (values) => join("and", values.map(by("!="))),
    gt: by(">"),
    gte,
    lt,
    lte: by("<="),
    between: (from, to) => join("and", [gte(from), lt(to)]),
  };
}

/** @throws {@link FilterValueError} for none, which would match nothing: nothing can be sent that says so. */
export function oneOf(field: string, comparisons: readonly Comparison[]): Expression {
  if (!comparisons.length) throw new FilterValueError(`${field} cannot be one of no values`);
  return join("or", comparisons);
}
