import type { OperationModel, ParameterModel } from "../model.ts";
import { pascalCase, propertyKey } from "../names.ts";
import { joinLines, tsdoc } from "./source.ts";
import { rangeText, tagsOf, typeText } from "./type-text.ts";

const isRequired = (parameter: ParameterModel): boolean =>
  parameter.in === "path" || parameter.required === true;

/** Whether an operation cannot be called without parameters. */
export const needsParams = ({ parameters }: OperationModel): boolean => parameters.some(isRequired);

const hasFilter = ({ parameters }: OperationModel): boolean =>
  parameters.some((parameter) => parameter["x-filter"]);

/** The type of an operation's parameters, and the generic that its method needs for a filter's literal. */
export function paramsType(
  operationId: string,
  operation: OperationModel,
): { type: string; generic: string } {
  const name = `${pascalCase(operationId)}Params`;
  return hasFilter(operation)
    ? { type: `${name}<Filter>`, generic: "<const Filter extends string = string>" }
    : { type: name, generic: "" };
}

/** An operation's parameters as an interface, each with the document's own words. */
export function emitParams(operation: OperationModel, resource: string): string {
  const { operationId, action } = operation;
  const generic = hasFilter(operation) ? "<Filter extends string = string>" : "";
  return joinLines(
    tsdoc(`The parameters of \`${resource}.${action}\`.`),
    `export interface ${pascalCase(operationId)}Params${generic} {`,
    ...operation.parameters.map((parameter) => emitParam(operation, parameter)),
    "}\n\n",
  );
}

function emitParam({ operationId, constant }: OperationModel, parameter: ParameterModel): string {
  const { name, in: place, description, deprecated } = parameter;
  const doc = tsdoc(
    description?.trim(),
    rangeText(parameter),
    tagsOf(parameter),
    deprecated ? "@deprecated" : undefined,
  );
  const generated = `NonNullable<OperationTypes["${operationId}"]["parameters"]["${place}"]>[${JSON.stringify(name)}]`;
  const type = parameter["x-filter"]
    ? `FilterArgument<Filter, typeof ${constant}.filter.fields>`
    : typeText(parameter.schema, generated);
  return `${doc}readonly ${propertyKey(name)}${isRequired(parameter) ? "" : "?"}: ${type}${isRequired(parameter) ? "" : " | undefined"};`;
}
