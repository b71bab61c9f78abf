import type { OperationModel, ParameterModel } from "../model.ts";
import { propertyKey } from "../names.ts";
import { joinLines, tsdoc } from "./source.ts";
import { rangeText, tagsOf, typeText } from "./type-text.ts";

/** Whether an operation cannot be called without parameters. */
export const needsParams = ({ parameters }: OperationModel): boolean =>
  parameters.some(({ required }) => required);

/** The type of an operation's parameters, and the generic that its method needs for a filter's literal. */
export const paramsType = ({ params, filter }: OperationModel): { type: string; generic: string } =>
  filter
    ? { type: `${params}<Filter>`, generic: "<const Filter extends string = string>" }
    : { type: params, generic: "" };

/** An operation's parameters as an interface, each with the document's own words. */
export function emitParams(operation: OperationModel): string {
  const { params, resource, action, filter, parameters } = operation;
  const generic = filter ? "<Filter extends string = string>" : "";
  return joinLines(
    tsdoc(`The parameters of \`${resource}.${action}\`.`),
    `export interface ${params}${generic} {`,
    ...parameters.map((parameter) => emitParam(operation, parameter)),
    "}\n\n",
  );
}

function emitParam({ operationId, constant }: OperationModel, parameter: ParameterModel): string {
  const { name, in: place, description, deprecated, required } = parameter;
  const doc = tsdoc(
    description,
    rangeText(parameter),
    tagsOf(parameter),
    deprecated ? "@deprecated" : undefined,
  );
  const generated = `NonNullable<OperationTypes[${JSON.stringify(operationId)}]["parameters"]["${place}"]>[${JSON.stringify(name)}]`;
  const type = parameter.filter
    ? `FilterArgument<Filter, typeof ${constant}.filter.fields>`
    : typeText(parameter.schema, generated);
  return `${doc}readonly ${propertyKey(name)}${required ? "" : "?"}: ${type}${required ? "" : " | undefined"};`;
}
