import type { Operation, OperationHelp } from "@covalkit/spec";
import { commandWords } from "../arguments/find-command.ts";
import { generalFlags, parameterFlags, pathParameters } from "../arguments/parameter-flags.ts";
import { expectation, itemSchema, typeOf } from "../arguments/value-schema.ts";
import { quoteArgument } from "../quote-argument.ts";
import { spaced } from "../words.ts";
import { environmentSection, exitSection, flagSection, flagTerm } from "./general-sections.ts";
import { definitions, type HelpPage } from "./layout.ts";
import { prose } from "./prose.ts";

/** The help of one command, all of it from its operation. */
export function operationHelp(
  operation: Operation,
  help: OperationHelp | undefined,
  server: string,
  width: number,
): HelpPage {
  const room = width - 2;
  const order = ["lists", "operations", "everything"];
  const general = [...generalFlags(operation)].sort((a, b) => order.indexOf(a.for) - order.indexOf(b.for));
  return {
    intro: help?.summary ?? `${operation.method} ${operation.path}`,
    sections: [
      { title: "Usage", lines: [`${commandLine(operation)} [flags]`] },
      { title: "About", lines: help?.description ? prose(help.description, room) : [] },
      { title: "Arguments", lines: definitions(argumentRows(operation, help), room) },
      { title: "Flags of the API", lines: definitions(parameterRows(operation, help), room) },
      flagSection(general, room),
      environmentSection(server, room),
      { title: "Examples", lines: examples(operation, help) },
      exitSection(room),
    ],
  };
}

/** The command with what it cannot do without, and `extra` in place of that flag. */
function commandLine(operation: Operation, extra?: readonly [flag: string, value: string]): string {
  const path = pathParameters(operation).map(([name]) => `<${name}>`);
  const required = parameterFlags(operation)
    .filter(
      ({ parameter, name, negates }) =>
        operation.parameters[parameter]?.required && !negates && name !== extra?.[0],
    )
    .map(({ name, value }) => (value === undefined ? `--${name}` : `--${name} <${value}>`));
  const last = extra ? [`--${extra[0]} ${quoteArgument(extra[1])}`] : [];
  return ["covalkit", commandWords(operation), ...path, ...required, ...last].join(" ");
}

function argumentRows(operation: Operation, help: OperationHelp | undefined): [string, string][] {
  return pathParameters(operation).map(([name]) => [`<${name}>`, meaning(operation, help, name)]);
}

function parameterRows(operation: Operation, help: OperationHelp | undefined): [string, string][] {
  const all = parameterFlags(operation);
  return all
    .filter(({ negates }) => !negates)
    .map((flag) => {
      const opposite = all.find(({ parameter, negates }) => negates && parameter === flag.parameter);
      const also = opposite ? ` The opposite is --${opposite.name}.` : "";
      return [flagTerm(flag), meaning(operation, help, flag.parameter) + also];
    });
}

/** The document's words about a parameter, then what its schema says. */
function meaning({ parameters }: Operation, help: OperationHelp | undefined, name: string): string {
  const parameter = parameters[name];
  if (!parameter) return "";
  const { schema, required, in: place } = parameter;
  const item = itemSchema(schema);
  const facts = [
    required && place !== "path" ? "Required." : "",
    saysMore(item) ? `${capitalize(expectation(item))}.` : "",
    item === schema ? "" : "May be repeated.",
    schema.default === undefined ? "" : `Default ${String(schema.default)}.`,
  ].filter(Boolean);
  const description = help?.parameters[name] || `${capitalize(spaced(name))}.`;
  // A description of several paragraphs ends in a list more often than not: facts get their own line there.
  return [description, facts.join(" ")].filter(Boolean).join(description.includes("\n\n") ? "\n\n" : " ");
}

/** Whether a schema says more than the placeholder does. */
const saysMore = (schema: OperationSchema): boolean =>
  schema.enum !== undefined ||
  ["minimum", "maximum", "minLength", "maxLength", "pattern"].some((key) => key in schema) ||
  typeOf(schema) === "object";

type OperationSchema = Operation["parameters"][string]["schema"];

const capitalize = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The document's examples as commands: those with a summary, which say what they are for. */
function examples(operation: Operation, help: OperationHelp | undefined): string[] {
  return parameterFlags(operation).flatMap(({ name, parameter, value: takesValue }) =>
    (help?.examples[parameter] ?? []).flatMap(({ summary, value }) =>
      summary === undefined || takesValue === undefined
        ? []
        : [`# ${summary}`, commandLine(operation, [name, String(value)])],
    ),
  );
}
