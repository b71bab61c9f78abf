/**
 * A schema of the document, reduced to what a value can be wrong about. Enums and constants are left out: a value
 * may be added to them at any time.
 */
export interface ValueSchema {
  /** The name of a component schema. */
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  /** The schema of the properties that are not declared. */
  readonly additionalProperties?: ValueSchema;
  readonly items?: ValueSchema;
}
