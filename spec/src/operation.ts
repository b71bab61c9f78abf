/** JSON Schema: the keywords the packages read by name, and any other. */
export interface Schema {
  /** `#/components/schemas/…`; beside it stand annotations alone. */
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly discriminator?: Discriminator;
  readonly [keyword: string]: unknown;
}

/** Which alternative of a `oneOf` or `anyOf` an object is, by one of its properties (OpenAPI 3.1 §4.8.25). */
export interface Discriminator {
  readonly propertyName: string;
  /** References to component schemas, by the property's value; a value that is not listed is the schema's own name. */
  readonly mapping?: Readonly<Record<string, string>>;
}

/** One parameter of an operation: where it goes, how it is written there, and what it may be. */
export interface Parameter {
  readonly in: "query" | "path" | "header";
  readonly required?: boolean;
  readonly deprecated?: boolean;
  /**
   * How a list or an object is written (OpenAPI 3.1 §4.8.12.2).
   * @default "form" in a query, "simple" elsewhere
   */
  readonly style?: "form" | "spaceDelimited" | "pipeDelimited" | "deepObject" | "simple";
  /**
   * Whether each element of a list is written by itself.
   * @default true for form and deepObject
   */
  readonly explode?: boolean;
  /** Whole: without a reference to another schema. */
  readonly schema: Schema;
}

/** One operation of the API, as plain data. */
export interface Operation {
  readonly operationId: string;
  /** The resource it belongs to: the client's property, the command line's first word. */
  readonly resource: string;
  /** What it does with the resource: the client's method, the command line's second word. */
  readonly action: string;
  readonly method: "GET";
  /** The path, with `{name}` for each path parameter. */
  readonly path: string;
  readonly deprecated?: boolean;
  /** Whether it takes no API key. */
  readonly anonymous?: boolean;
  /**
   * What a successful response holds: text, bytes, or nothing.
   * @default "json"
   */
  readonly result?: "text" | "blob" | "none";
  readonly parameters: Readonly<Record<string, Parameter>>;
  readonly list?: List;
  readonly filter?: Filter;
  /** The parameter that sorts. */
  readonly orderBy?: string;
}

/** An operation whose response is one page of a list. */
export interface ListOperation extends Operation {
  readonly list: List;
}

/** How a list is read and walked (AIP-158). */
export interface List {
  /** The response's property that holds the items; dots lead into objects, as in `data.rows`. */
  readonly items: string;
  /** The item's property that identifies it. */
  readonly id: string;
  /** The item's properties worth showing in a table, in order. */
  readonly columns: readonly string[];
  /** The item's time that never changes and is always there. */
  readonly time?: string;
  /** The parameter that bounds a page, where there is one. */
  readonly pageSize?: string;
  /** The parameter that takes the token. */
  readonly pageToken: string;
  /** The response's property that holds the next page's token; dots lead into objects. */
  readonly nextPageToken: string;
}

/** What a filter parameter may compare. */
export interface Filter {
  readonly parameter: string;
  /** The fields' schemas, by name; `name.*` stands for every key of an object. */
  readonly fields: Readonly<Record<string, FieldSchema>>;
}

/** The schema of a filter field's values; empty for any. */
export interface FieldSchema {
  readonly type?: "string" | "integer" | "number" | "boolean";
  readonly format?: string;
  readonly enum?: readonly string[];
  /** False where no property of the items holds the field: only the API can compare it. */
  readonly backed?: false;
}

/** The header that carries the API key, and what stands before the key in it, such as `Bearer `. */
export interface Security {
  readonly header: string;
  readonly prefix: string;
}

/** An operation of the document that no method, command or tool stands for. */
export interface OtherOperation {
  readonly method: string;
  readonly path: string;
}

/** The prose of an operation. */
export interface OperationHelp {
  readonly summary: string;
  readonly description: string;
  /** What the resource is. */
  readonly resource: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly examples: Readonly<
    Record<string, readonly { readonly summary?: string; readonly value: unknown }[]>
  >;
}

/** An operation's responses, by status code: `200`, `4XX`, `default`. */
export type Responses = Readonly<Record<string, Response>>;

/** One response of an operation, with its named examples. */
export interface Response {
  readonly description: string;
  /** An example of each header's value, by its name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly schema?: Schema;
  /** The media type of its body, where that is not JSON. */
  readonly contentType?: string;
  readonly examples: Readonly<Record<string, unknown>>;
}
