import {
  type Operation,
  type OtherOperation,
  operations,
  type Responses,
  type Schema,
  type Security,
  security,
  server,
} from "@covalkit/spec";
import { otherOperations, responses } from "@covalkit/spec/responses";
import { schemas } from "@covalkit/spec/schemas";

/** Everything that the mock knows of the API, as plain data: the generated tables of `@covalkit/spec`. */
export interface ApiTable {
  readonly server: string;
  /** The header that carries the API key; null where the API asks for none. */
  readonly security: Security | null;
  readonly operations: Readonly<Record<string, Operation>>;
  /** Each operation's responses, by operation id and status code. */
  readonly responses: Readonly<Record<string, Responses>>;
  /** The component schemas that the others refer to. */
  readonly schemas: Readonly<Record<string, Schema>>;
  /** What the document has and the mock does not serve. */
  readonly otherOperations: readonly OtherOperation[];
}

export const specTable: ApiTable = { server, security, operations, responses, schemas, otherOperations };
