import type { OperationModel } from "../model.ts";
import { tsdoc } from "./source.ts";

/** Declares the types of an operation's response and items that no component schema names. */
export function declareResults(operation: OperationModel): string {
  const { operationId, list, response, item, declared } = operation;
  let declarations = "";
  if (declared.has(response)) {
    declarations += `${tsdoc(`The response of \`${operationId}\`.`)}export type ${response} = ${typeInTree(operation)};\n\n`;
  }
  if (list && item && declared.has(item)) {
    const items = list.table.items
      .split(".")
      .reduce((type, name) => `NonNullable<${type}[${JSON.stringify(name)}]>`, response);
    declarations += `${tsdoc(`An item of \`${operationId}\`.`)}export type ${item} = ${items}[number];\n\n`;
  }
  return declarations;
}

/** What openapi-typescript's tree calls the body of a success; of a response with several forms the one that lists. */
function typeInTree({ operationId, status, success, list }: OperationModel): string {
  const keys = [operationId, "responses", status, "content", success.mediaType ?? ""].map((key) =>
    /^\d+$/.test(key) ? key : JSON.stringify(key),
  );
  const type = `OperationTypes${keys.map((key) => `[${key}]`).join("")}`;
  if (!list?.oneOfSeveral) return type;
  const [first = ""] = list.table.items.split(".");
  return `Extract<${type}, { readonly ${JSON.stringify(first)}?: unknown }>`;
}
