import type { Operation, OperationHelp } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import { generalFlags, parameterFlags, pathParameters } from "../command/command.ts";
import { expectation, listFacts } from "../command/expectation.ts";
import { commandWords } from "../command/find-command.ts";
import { takesKey } from "../command/flags.ts";
import { quoteArgument } from "../command/quote-argument.ts";
import { itemSchema } from "../command/value-schema.ts";
import type { HelpSource } from "./help.ts";
import { definitions, type HelpPage } from "./layout.ts";
import { prose } from "./prose.ts";
import { environmentSection, exitSection, flagSection, flagTerm } from "./sections.ts";

/** The help of one command, all of it from its operation. */
export function operationHelp(operation: Operation, source: HelpSource, width: number): HelpPage {
  const help = source.help[operation.operationId];
  const room = width - 2;
  const order = ["lists", "json", "operations", "everything"];
  const general = [...generalFlags(operation)].sort((a, b) => order.indexOf(a.for) - order.indexOf(b.for));
  const summary = help?.summary ?? `${operation.method} ${operation.path}`;
  return {
    intro: operation.deprecated ? `${summary} (deprecated)` : summary,
    sections: [
      { title: "Usage", lines: [`${commandLine(operation)} [flags]`] },
      { title: "About", lines: help?.description ? prose(help.description, room) : [] },
      { title: "Arguments", lines: definitions(argumentRows(operation, help), room) },
      { title: "Flags of the API", lines: definitions(parameterRows(operation, help), room) },
      flagSection(general, room),
      environmentSection(source.server, takesKey(operation, source.security), room),
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
  const { schema, required, deprecated, in: place } = parameter;
  const item = itemSchema(schema);
  const said = expectation(item);
  const facts = [
    deprecated ? "deprecated" : "",
    required && place !== "path" ? "required" : "",
    SAID_BY_THE_PLACEHOLDER.includes(said) ? "" : said,
    ...(item === schema ? [] : ["may be repeated", ...listFacts(schema)]),
    schema.default === undefined ? "" : `default ${valueText(schema.default)}`,
  ]
    .filter(Boolean)
    .map((fact) => `${capitalize(fact)}.`);
  const description = help?.parameters[name] || `${capitalize(wordsOf(name).join(" "))}.`;
  // A description of several paragraphs ends in a list more often than not: facts get their own line there.
  return [description, facts.join(" ")].filter(Boolean).join(description.includes("\n\n") ? "\n\n" : " ");
}

/** What a schema without a word about its values asks for. */
const SAID_BY_THE_PLACEHOLDER = ["string", "integer", "number", "boolean"].map((type) =>
  expectation({ type }),
);

const valueText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

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
