/** JSON Schema: the keywords the packages read by name, and any other. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly [keyword: string]: unknown;
}

/** One parameter of an operation: where it goes and what it may be. */
export interface Parameter {
  readonly in: "query" | "path" | "header" | "cookie";
  readonly required?: boolean;
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
  /** The response's property that holds the items. */
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
  /** The response's property that holds the next page's token. */
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

/** An operation's responses, by status code. */
export type Responses = Readonly<Record<string, Response>>;

/** One response of an operation, with its named examples. */
export interface Response {
  readonly description: string;
  /** An example of each header's value, by its name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly schema?: Schema;
  readonly examples: Readonly<Record<string, unknown>>;
}
