import type { Expression } from "../expression.ts";
import type { FieldSchema, FilterFields } from "../fields.ts";
import type { InstantInput } from "./instant-text.ts";
import type { FilterValue } from "./value-text.ts";

/** A field that has one of some values, or is equal to a value. */
export interface EqualityField<Value> {
  readonly eq: (value: Value) => Expression;
  /** A record without the field matches neither `eq` nor `ne`. */
  readonly ne: (value: Value) => Expression;
  /** Any of the values. Throws {@link FilterValueError} for an empty list, which nothing would match. */
  readonly in: (values: readonly Value[]) => Expression;
  /** None of the values. With an empty list it is the empty filter. */
  readonly notIn: (values: readonly Value[]) => Expression;
}

/** A field whose values have an order. */
export interface OrderField<Value> {
  readonly gt: (value: Value) => Expression;
  readonly gte: (value: Value) => Expression;
  readonly lt: (value: Value) => Expression;
  readonly lte: (value: Value) => Expression;
  /** From `from` on, up to but without `to`: ranges that meet share no item and leave none out. */
  readonly between: (from: Value, to: Value) => Expression;
}

/** What can be asked of a field of this schema. */
export type FieldFilter<Schema extends FieldSchema> = Schema extends {
  readonly enum: readonly (infer Value extends string)[];
}
  ? EqualityField<Value>
  : Schema extends { readonly format: "date-time" }
    ? EqualityField<InstantInput> & OrderField<InstantInput>
    : Schema extends { readonly type: "string" }
      ? EqualityField<string>
      : Schema extends { readonly type: "integer" | "number" }
        ? EqualityField<number> & OrderField<number>
        : Schema extends { readonly type: "boolean" }
          ? Pick<EqualityField<boolean>, "eq" | "ne">
          : EqualityField<FilterValue> & OrderField<FilterValue>;

/** An open family: a field by its key. More keys go down into an object. */
export type FieldFamily<Schema extends FieldSchema> = (
  key: string,
  ...path: readonly string[]
) => FieldFilter<Schema>;

/** A property for each field of the table, and a function for each open family. */
export type FilterBuilder<Fields extends FilterFields> = {
  readonly [Name in keyof Fields as Name extends `${infer Family}.*`
    ? Family
    : Name]: Name extends `${string}.*` ? FieldFamily<Fields[Name]> : FieldFilter<Fields[Name]>;
};
