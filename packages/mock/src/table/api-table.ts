import { type Operation, operations, type Responses, type Schema, security, server } from "@covalkit/spec";
import { responses, schemas } from "@covalkit/spec/responses";

/** Where the API key goes. */
export interface Security {
  readonly in: string;
  readonly name: string;
}

/** Everything that the mock knows of the API, as plain data: the generated tables of `@covalkit/spec`. */
export interface ApiTable {
  readonly server: string;
  readonly security: Security;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Each operation's responses, by operation id and status code. */
  readonly responses: Readonly<Record<string, Responses>>;
  /** The component schemas that the others refer to. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

export const specTable: ApiTable = { server, security, operations, responses, schemas };
