/**
 * What is known of one field, in JSON Schema's words. An empty schema says nothing: any JSON value.
 */
export interface FieldSchema {
  readonly type?: "string" | "integer" | "number" | "boolean";
  /** `"date-time"` makes a string field an instant (RFC 3339). */
  readonly format?: string;
  readonly enum?: readonly string[];
  /** `false` where no property of the items holds the field: only the server can compare it. */
  readonly backed?: false;
}

/**
 * The fields a filter may name. A name that ends in `.*` declares an open family: with `"metadata.*"`, every
 * `metadata.<key>` is a field.
 */
export type FilterFields = Readonly<Record<string, FieldSchema>>;

/** A step of a field's name after the first, such as the key of an open family (AIP-160). */
export const isFieldStep = (name: string): boolean => /^\w[\w-]*$/.test(name);

/** Steps joined by dots. */
export const isFieldName = (name: string): boolean => /^[A-Za-z_][\w-]*(\.\w[\w-]*)*$/.test(name);
