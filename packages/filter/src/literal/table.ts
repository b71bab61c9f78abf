/**
 * The fields by name, with what their values are: the values themselves of an enum, else "instant", "integer",
 * "number", "boolean" or "text". An open family has its beginning for a name, after a "=": what is looked up here
 * never has one.
 */
export type TableOf<Fields> = {
  readonly [Name in keyof Fields as Name extends `${infer Family}*` ? `=${Family}` : Name]: KindOf<
    Fields[Name]
  >;
};

type KindOf<Schema> = Schema extends { readonly enum: infer Values extends readonly string[] }
  ? Values
  : Schema extends { readonly format: "date-time" }
    ? "instant"
    : Schema extends { readonly type: infer Type extends "integer" | "number" | "boolean" }
      ? Type
      : "text";

/** The names as they were declared. */
export type NamesOf<Table> = keyof Table extends infer Name
  ? Name extends `=${infer Family}`
    ? `${Family}*`
    : Name
  : never;

/** A table that finds nothing wrong with any comparison. */
export interface SyntaxOnly {
  readonly "=": "syntax-only";
}

/** What the values of a field are, from the table or from the open family it belongs to; never for an unknown one. */
export type Kind<Name extends string, Table> = Name extends keyof Table
  ? Table[Name]
  : Table extends SyntaxOnly
    ? "text"
    : Name extends `${infer Family}.${string}`
      ? `=${Family}.` extends infer Key extends keyof Table
        ? Table[Key]
        : never
      : never;
