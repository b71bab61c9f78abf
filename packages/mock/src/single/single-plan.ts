import type { Operation } from "@covalkit/spec";
import { bodyOf } from "../generate/make-body.ts";
import { errorAnswer } from "../http/error-answer.ts";
import { EMPTY, jsonAnswer, type MockResponse, textAnswer } from "../http/mock-response.ts";
import type { StoredResource } from "../resource-store.ts";
import { type Collection, findItem, listItems } from "../store/collection.ts";
import type { ApiTable } from "../table/api-table.ts";
import type { Item } from "../table/item-types.ts";
import type { ServedList } from "../table/served-list.ts";
import { type Success, successOf } from "../table/success.ts";
import { itemShape } from "./item-shape.ts";

/** How an operation is answered that lists nothing. */
export interface SinglePlan {
  /** By the values of its parameters. */
  readonly answer: (values: Readonly<Record<string, unknown>>) => MockResponse;
  /** What is to be known before the first request, as sentences. */
  readonly notices: readonly string[];
}

/** With the item that the end of its path names, else with the documented example, else with what fits its schema. */
export function singlePlan(
  operation: Operation,
  table: ApiTable,
  stored: StoredResource | undefined,
): SinglePlan {
  const success = successOf(operation, table);
  const { status } = success;
  if (operation.result === "none" || status === 204)
    return { answer: () => ({ status, headers: new Headers(), body: EMPTY, bodiless: true }), notices: [] };
  const name = /\{([^}]+)\}$/.exec(operation.path)?.[1];
  if (stored && name !== undefined && operation.result === undefined)
    return itemPlan(operation, table, stored, name, success);
  return examplePlan(operation, table, success);
}

function itemPlan(
  operation: Operation,
  table: ApiTable,
  { collection, list }: StoredResource,
  name: string,
  success: Success,
): SinglePlan {
  const shape = itemShape(operation, success, list, table);
  if (!shape) {
    const { answer, notices } = examplePlan(operation, table, success);
    const text =
      "the document gives its answer no shape that an item of the list has; it does not depend on the items";
    return { answer, notices: [notice(operation, text), ...notices] };
  }
  return {
    answer: (values) => {
      const item = itemOf(operation, collection, list, name, values);
      return item ? jsonAnswer(success.status, shape.body(item)) : errorAnswer(table, operation, 404);
    },
    notices: shape.filled.map((each) =>
      notice(operation, `${each} is the document's example or made up, and says nothing of the item`),
    ),
  };
}

/** The item with the id that ends the path, or with the property of that name; and with the others that the path names. */
function itemOf(
  { parameters }: Operation,
  collection: Collection,
  { operation, properties }: ServedList,
  name: string,
  values: Readonly<Record<string, unknown>>,
): Item | undefined {
  const isProperty = (each: string) => each !== operation.list.id && Object.hasOwn(properties, each);
  const item = isProperty(name)
    ? listItems(collection).find((each) => each[name] === values[name])
    : findItem(collection, String(values[name]));
  const others = Object.keys(parameters).filter(
    (each) => parameters[each]?.in === "path" && each !== name && isProperty(each),
  );
  return item && others.every((each) => item[each] === values[each]) ? item : undefined;
}

function examplePlan(operation: Operation, table: ApiTable, success: Success): SinglePlan {
  const { operationId, result } = operation;
  const { schema, examples, status } = success;
  const shown = Object.values(examples);
  const made =
    shown.length > 0
      ? { value: shown[0] }
      : schema && result !== "blob"
        ? bodyOf(operationId, schema, table)
        : { why: "the document shows no example of its answer" };
  if ("value" in made) {
    const { value } = made;
    const text = typeof value === "string" ? value : JSON.stringify(value);
    const type = success.contentType ?? TYPES[result ?? "text"];
    return {
      answer: () => (result ? textAnswer(status, text, type) : jsonAnswer(status, value)),
      notices: [],
    };
  }
  const message = `The mock cannot answer ${operation.method} ${operation.path}: ${made.why}`;
  const own = { code: "NOT_IMPLEMENTED", message };
  return {
    answer: () => errorAnswer(table, operation, 501, [], own),
    notices: [notice(operation, `is answered with 501: ${made.why}`)],
  };
}

const TYPES = { text: "text/plain; charset=utf-8", blob: "application/octet-stream", none: "" } as const;

const notice = ({ method, path }: Operation, text: string): string => `${method} ${path}: ${text}`;
