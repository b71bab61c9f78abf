/** The document as the edits see it: found by what its parts are, never by where they stand. */
import { Document, isMap, isScalar, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";

/** The document and the parts that edits are about. */
export interface Parts {
  readonly document: Document;
  /** The operation that lists and filters, the first of them. */
  readonly operation: YAMLMap;
  readonly parameters: YAMLSeq;
  /** The schema of its items. */
  readonly item: YAMLMap;
  /** The property of a page that holds the items. */
  readonly items: string;
}

/** Reads the text of a document. */
export function readParts(text: string): Parts {
  const document = parseDocument(text);
  if (document.errors.length > 0) throw new Error(String(document.errors[0]));
  const operation = operationsOf(document).find(
    (each) => each.has("x-list") && parametersOf(each).items.some((one) => isMap(one) && one.has("x-filter")),
  );
  if (!operation) throw new Error("The document has no list with a filter.");
  const items = String(operation.getIn(["x-list", "items"]));
  const page = mapAt(
    document,
    operation.getIn(["responses", "200", "content", "application/json", "schema"]),
  );
  const item = mapAt(document, page.getIn(["properties", items, "items"]));
  return { document, operation, parameters: parametersOf(operation), item, items };
}

/** The document's text, each value on a line of its own however long it is. */
export function textOf(document: Document): string {
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** A map behind its reference. */
export function mapAt(document: Document, node: unknown): YAMLMap {
  const reference = isMap(node) ? node.get("$ref") : undefined;
  const found = typeof reference === "string" ? document.getIn(reference.slice(2).split("/")) : node;
  if (!isMap(found)) throw new Error(`The document has no map at ${reference ?? String(node)}.`);
  return found;
}

/** The parameter that `is` holds for. */
export function parameterWhere(parts: Parts, is: (parameter: YAMLMap) => boolean): YAMLMap {
  const found = parts.parameters.items.find((each): each is YAMLMap => isMap(each) && is(each));
  if (!found) throw new Error("The list has no such parameter.");
  return found;
}

/** The names in a map. */
export function namesIn(map: unknown): string[] {
  return isMap(map) ? map.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
}

/** The texts in a list. */
export function valuesIn(list: unknown): string[] {
  return isSeq(list) ? list.items.map((each) => String(isScalar(each) ? each.value : each)) : [];
}

/** The first name that is not taken: the document may have got the others by now. */
export function newName(taken: readonly string[], ...names: readonly string[]): string {
  const name = names.find((each) => !taken.includes(each));
  if (name === undefined) throw new Error(`The document has all of ${names.join(", ")}.`);
  return name;
}

/** Adds what must not have been there. */
export function addTo(map: unknown, name: string, value: unknown): void {
  if (!isMap(map)) throw new Error(`There is no map to put ${name} into.`);
  if (map.has(name)) throw new Error(`The document has ${name} already.`);
  map.set(name, value === null ? null : new Document(value).contents);
}

function operationsOf(document: Document): YAMLMap[] {
  const paths = document.get("paths");
  if (!isMap(paths)) throw new Error("The document has no paths.");
  return paths.items.flatMap(({ value }) => {
    const operation = isMap(value) ? value.get("get") : undefined;
    return isMap(operation) ? [operation] : [];
  });
}

function parametersOf(operation: YAMLMap): YAMLSeq {
  const parameters = operation.get("parameters");
  if (!isSeq(parameters)) throw new Error("The list has no parameters.");
  return parameters;
}
