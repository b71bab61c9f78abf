export type { And, Comparison, Expression, Operator, Or, Span } from "./expression.ts";
export type { FieldSchema, FilterFields } from "./fields.ts";
export { parse } from "./parse.ts";
export { FilterSyntaxError } from "./syntax-error.ts";
