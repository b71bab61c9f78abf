import type { OperationTypes, operations } from "@covalkit/spec";

type Operations = typeof operations;

/** The spec's list operations, and of each what the types of its items are found by. */
type Lists<Operation = Operations[keyof Operations]> = Operation extends {
  readonly operationId: infer Id extends keyof OperationTypes;
  readonly resource: infer Name extends string;
  readonly list: { readonly items: infer Property extends string };
}
  ? { readonly id: Id; readonly resource: Name; readonly property: Property }
  : never;

/** The resources that the spec lists. */
export type Resource = NameOf<Lists>;
type NameOf<List> = List extends { readonly resource: infer Name extends string } ? Name : never;

/** One item of a resource, as the spec types it. */
export type ItemOf<Name extends Resource> = ItemIn<Extract<Lists, { readonly resource: Name }>>;

// Conditional types all the way: a document without lists, or with one of another shape, must still compile.
type ItemIn<List> = List extends {
  readonly id: infer Id extends keyof OperationTypes;
  readonly property: infer Property;
}
  ? ElementOf<PageOf<OperationTypes[Id]>, Property>
  : never;
type PageOf<Operation> = Operation extends { responses: infer Responses }
  ? ContentOf<Responses[keyof Responses & (200 | 201 | 202 | 203 | 206 | "2XX")]>
  : never;
type ContentOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : never;
/** Of a page of several shapes, those that have the items; dots lead into objects. */
type ElementOf<Page, Path> = Page extends object
  ? Path extends `${infer Name}.${infer Rest}`
    ? ElementOf<PropertyOf<Page, Name>, Rest>
    : PropertyOf<Page, Path> extends readonly (infer Element extends object)[]
      ? Element
      : never
  : never;
type PropertyOf<Body, Name> = Name extends keyof Body ? NonNullable<Body[Name]> : never;

/** The resource that the shorthands are about, as far as the spec lists it. */
export type MainResource = Extract<Resource, "conversations">;

/** What the shorthands of the public surface are about: `generateConversations`, and `add`, `update`, `remove` of an API. */
// A spec that does not list it leaves the type empty, and what is about it without use; the rest goes on.
export const mainResource: MainResource = "conversations" as MainResource;

/** An item of the main resource; any item where the spec does not list that. */
export type MainItem = [MainResource] extends [never] ? Item : ItemOf<MainResource>;

/** The items of every resource that the spec lists: `{ conversations: readonly Conversation[] }`. */
export type ItemsByResource = { readonly [Name in Resource]: readonly ItemOf<Name>[] };

/** One item, whatever its resource. What the store holds is never changed in place: an update replaces it. */
export type Item = Readonly<Record<string, unknown>>;
