export { createFilter } from "./build/builder.ts";
export type {
  EqualityField,
  FieldFamily,
  FieldFilter,
  FilterBuilder,
  OrderField,
} from "./build/builder-types.ts";
export { and, type Condition, or } from "./build/combine.ts";
export type { InstantInput, InstantLike } from "./build/instant-text.ts";
export { isExpression } from "./build/is-expression.ts";
export { filter, type TemplateValue } from "./build/template.ts";
export { FilterValueError } from "./build/value-error.ts";
export type { FilterValue } from "./build/value-text.ts";
export { type CheckOptions, check, type Diagnostic } from "./check/check.ts";
export { nearest } from "./check/nearest.ts";
export { type EmitOptions, type Emitted, emit } from "./emit/emit.ts";
export { FilterEmitError } from "./emit/emit-error.ts";
export { compile } from "./evaluate/compile.ts";
export type { Predicate } from "./evaluate/property-test.ts";
export type { And, Comparison, Expression, Operator, Or, Span } from "./expression.ts";
export type { FieldSchema, FilterFields } from "./fields.ts";
export { instantKey, isPlainInstant } from "./instant.ts";
export type { FilterArgument, FilterLiteral, InvalidFilter } from "./literal/index.ts";
export type { CheckCode, SyntaxCode } from "./messages.ts";
export { parse } from "./parse/parse.ts";
export { FilterSyntaxError } from "./parse/syntax-error.ts";
export { escapeTerminal } from "./print/escape-terminal.ts";
export { format } from "./print/format.ts";
export { type Renderable, type RenderOptions, renderDiagnostic } from "./print/render.ts";
