import { parse, stringify } from "yaml";

interface Reference {
  $ref: string;
}
interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
}
interface Operation {
  operationId: string;
  tags: string[];
  "x-list"?: { items: string };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> } | Reference>;
}
interface Document {
  tags: { name: string; description?: string }[];
  paths: Record<string, { get?: Operation }>;
  components: { schemas: Record<string, Schema> };
}

/**
 * `text`, an OpenAPI document in YAML, with `count` more lists: each one a copy of the document's own list under
 * another tag, path and operation id, with a response and an item of its own.
 */
export function withMoreLists(text: string, count: number): string {
  const document: Document = parse(text);
  const [path, list] = Object.entries(document.paths).find(([, { get }]) => get?.["x-list"]) ?? [];
  const tag = document.tags.find(({ name }) => name === list?.get?.tags[0]);
  if (path === undefined || !list?.get || !tag) throw new Error("The document has no list to copy.");
  for (let number = 1; number <= count; number++) {
    const operation = structuredClone(list.get);
    operation.operationId += number;
    operation.tags = [`${tag.name}${number}`];
    document.tags.push({ ...tag, name: `${tag.name}${number}` });
    document.paths[`${path}${number}`] = { ...list, get: operation };
    copySchemas(operation, document.components.schemas, number);
  }
  // Without anchors: every reader is given the same plain text.
  return stringify(document, { aliasDuplicateObjects: false });
}

/** Gives the schemas of a page and its items to `operation` alone. */
function copySchemas(operation: Operation, schemas: Record<string, Schema>, number: number): void {
  const copyOf = (reference: Schema | undefined): Schema | undefined => {
    const name = reference?.$ref?.split("/").at(-1);
    const schema = name === undefined ? undefined : schemas[name];
    if (!reference?.$ref || !schema) return reference;
    reference.$ref += number;
    const copy = structuredClone(schema);
    schemas[`${name}${number}`] = copy;
    return copy;
  };
  for (const response of Object.values(operation.responses)) {
    for (const { schema } of Object.values(("content" in response && response.content) || {})) {
      // Only a page has the list's items.
      const name = schema?.$ref?.split("/").at(-1) ?? "";
      if (!schemas[name]?.properties?.[operation["x-list"]?.items ?? ""]) continue;
      copyOf(copyOf(schema)?.properties?.[operation["x-list"]?.items ?? ""]?.items);
    }
  }
}
