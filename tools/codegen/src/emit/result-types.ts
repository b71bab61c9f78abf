import { type OperationModel, schemaName } from "../model.ts";
import { pascalCase } from "../names.ts";
import { tsdoc } from "./source.ts";

/** What an operation's method returns: the types' names, and the declarations of those that no schema names. */
export interface ResultTypes {
  readonly response: string;
  readonly item?: string;
  readonly declarations: string;
  readonly imports: readonly string[];
}

/** The types of an operation's response and items. */
export function resultTypes({ operationId, responses, item, list }: OperationModel): ResultTypes {
  const name = pascalCase(operationId);
  const body = responses["200"]?.content?.["application/json"]?.schema;
  const known = schemaName(body);
  const response = known ? pascalCase(known) : body ? `${name}Response` : "undefined";
  const imports = known ? [response] : [];
  let declarations = "";
  if (body && !known) {
    const path = `OperationTypes["${operationId}"]["responses"][200]["content"]["application/json"]`;
    declarations += `${tsdoc(`The response of \`${operationId}\`.`)}export type ${response} = ${path};\n\n`;
  }
  if (!list) return { response, declarations, imports };
  const itemName = schemaName(item);
  const itemType = itemName ? pascalCase(itemName) : `${name}Item`;
  if (itemName) imports.push(itemType);
  else {
    const path = `NonNullable<${response}[${JSON.stringify(list.items)}]>[number]`;
    declarations += `${tsdoc(`An item of \`${operationId}\`.`)}export type ${itemType} = ${path};\n\n`;
  }
  return { response, item: itemType, declarations, imports };
}
