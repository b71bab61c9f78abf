import type { OperationTypes, operations } from "@covalkit/spec";

type Operations = typeof operations;
type Lists<Operation = Operations[keyof Operations]> = Operation extends { readonly list: unknown }
  ? Operation
  : never;
type ListOf<Name> = Extract<Lists, { readonly resource: Name }>;

/** The resources that the spec lists. */
export type Resource = Lists["resource"];

/** What the shorthands of the public surface are about: `generateConversations`, and `add`, `update`, `remove` of an API. */
export const mainResource: Extract<Resource, "conversations"> = "conversations";

/** One item of a resource, as the spec types it. */
export type ItemOf<Name extends Resource> =
  OperationTypes[ListOf<Name>["operationId"]]["responses"][200]["content"]["application/json"][ListOf<Name>["list"]["items"]][number];

/** The items of every resource that the spec lists: `{ conversations: readonly Conversation[] }`. */
export type ItemsByResource = { readonly [Name in Resource]: readonly ItemOf<Name>[] };

/** One item, whatever its resource. What the store holds is never changed in place: an update replaces it. */
export type Item = Readonly<Record<string, unknown>>;
