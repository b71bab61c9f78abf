import { AIP, type ListExtension, type Schema } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";
import type { ParameterModel } from "./parameters.ts";
import type { ResponseModel } from "./responses.ts";
import type { Schemas } from "./schemas.ts";

/** How a list is read and walked: what the table says of it. */
export interface ListTable {
  readonly items: string;
  readonly id: string;
  readonly columns: readonly string[];
  readonly time?: string;
  readonly pageSize?: string;
  readonly pageToken: string;
  readonly nextPageToken: string;
}

/** A list of an operation. */
export interface ListModel {
  readonly table: ListTable;
  /** The schema of one page, as the document refers to it. */
  readonly page: Schema;
  /** Whether the page is one of several things that the response may be. */
  readonly oneOfSeveral: boolean;
  /** The schema of the items; a reference where it is one. */
  readonly item: Schema;
}

/** Reads `x-list` (AIP-158's names where it says none) against the response and the parameters. */
export function readList(
  list: ListExtension,
  success: ResponseModel,
  parameters: readonly ParameterModel[],
  schemas: Schemas,
  at: string,
): ListModel {
  const { items, id, columns, time, nextPageToken = AIP.nextPageToken, pageToken = AIP.pageToken } = list;
  const refuse = (message: string, key?: keyof ListExtension): never => {
    throw new SpecError(message, key && list[key] !== undefined ? below(at, key) : at);
  };
  if (!success.schema || success.result !== "json") {
    return refuse("A list is read from a success in JSON, and there is none with a schema.");
  }
  const { page, oneOfSeveral } = branchOf(success.schema, items, schemas, at);
  if ([schemas.behind(page).type].flat().includes("null")) refuse("A page of a list cannot be null.");
  const rows = propertyAt(page, items, schemas);
  const item = rows && schemas.behind(present(rows, schemas)).items;
  if (!item)
    return refuse(`"${items}" is not an array in the ${oneOfSeveral ? "page" : "response"}.`, "items");

  const token = propertyAt(page, nextPageToken, schemas);
  if (!token) {
    return refuse(
      `The response has no "${nextPageToken}": name the next page's token in nextPageToken.`,
      "nextPageToken",
    );
  }
  if (!isText(token, schemas))
    refuse(`"${nextPageToken}" must be a text, or null at the end.`, "nextPageToken");

  const query = parameters.filter(({ in: place }) => place === "query");
  const taken = query.find(({ name }) => name === pageToken);
  if (!taken) {
    return refuse(
      `No query parameter is "${pageToken}": name the one that takes the token in pageToken.`,
      "pageToken",
    );
  }
  if (!isText(taken.schema, schemas) || taken.schema.enum || taken.schema.const !== undefined) {
    refuse(`The parameter "${pageToken}" must be any text: it takes the token.`, "pageToken");
  }
  const pageSize = list.pageSize ?? AIP.pageSize;
  const sized = query.some(({ name }) => name === pageSize);
  if (!sized && list.pageSize !== undefined) refuse(`No query parameter is "${pageSize}".`, "pageSize");

  return {
    table: {
      items,
      id,
      columns,
      ...(time !== undefined && { time }),
      ...(sized && { pageSize }),
      pageToken,
      nextPageToken,
    },
    page,
    oneOfSeveral,
    item,
  };
}

/** The one alternative of a response that holds the list; the response itself where it has none. */
function branchOf(
  schema: Schema,
  items: string,
  schemas: Schemas,
  at: string,
): { readonly page: Schema; readonly oneOfSeveral: boolean } {
  const open = schemas.behind(schema);
  const alternatives = [...(open.oneOf ?? []), ...(open.anyOf ?? [])];
  const holding = alternatives.filter((each) => propertyAt(each, items, schemas));
  if (holding.length > 1) {
    throw new SpecError(
      `"${items}" is in several alternatives of the response: only one may hold the list.`,
      at,
    );
  }
  const [page] = holding;
  return page ? { page, oneOfSeveral: true } : { page: schema, oneOfSeveral: false };
}

/** The schema at a path of properties, as in `data.rows`. */
function propertyAt(schema: Schema, path: string, schemas: Schemas): Schema | undefined {
  let found: Schema | undefined = schema;
  for (const name of path.split(".")) {
    const { properties = {} }: Schema = schemas.behind(present(found, schemas));
    found = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!found) return undefined;
  }
  return found;
}

/** What a schema allows beside null, where that is one thing. */
function present(schema: Schema, schemas: Schemas): Schema {
  const open = schemas.behind(schema);
  const alternatives = open.anyOf ?? open.oneOf ?? [];
  const [one, ...more] = alternatives.filter((each) => schemas.behind(each).type !== "null");
  return one && more.length === 0 && alternatives.length > 1 ? present(one, schemas) : schema;
}

function isText(schema: Schema, schemas: Schemas): boolean {
  const { type } = schemas.behind(present(schema, schemas));
  const types = [type].flat().filter((each) => each !== "null");
  return types.length === 1 && types[0] === "string";
}
