import type { OperationHelp } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import type { Command } from "../command/command.ts";
import { expectation, listFacts } from "../command/expectation.ts";
import { quoteArgument } from "../command/quote-argument.ts";
import { itemSchema } from "../command/value-schema.ts";
import { definitions, type HelpPage } from "./layout.ts";
import { prose } from "./prose.ts";
import { environmentSection, exitSection, flagSection, flagTerm, type HelpSource } from "./sections.ts";

/** The help of one command, all of it from its operation. */
export function operationHelp(command: Command, source: HelpSource, width: number): HelpPage {
  const { operation, path, generalFlags } = command;
  const help = source.help[operation.operationId];
  const room = width - 2;
  const order = ["lists", "json", "operations", "everything"];
  const general = [...generalFlags].sort((a, b) => order.indexOf(a.for) - order.indexOf(b.for));
  const summary = help?.summary ?? `${operation.method} ${operation.path}`;
  const argumentRows = path.map(([name]) => [`<${name}>`, meaning(command, help, name)] as const);
  return {
    intro: operation.deprecated ? `${summary} (deprecated)` : summary,
    sections: [
      { title: "Usage", lines: [`${usage(command)} [flags]`] },
      { title: "About", lines: help?.description ? prose(help.description, room) : [] },
      { title: "Arguments", lines: definitions(argumentRows, room) },
      { title: "Flags of the API", lines: definitions(parameterRows(command, help), room) },
      flagSection(general, room),
      environmentSection([operation], source, room),
      { title: "Examples", lines: examples(command, help) },
      exitSection(room),
    ],
  };
}

/** The command with what it cannot do without, and `extra` in place of that flag. */
function usage(
  { operation, words, path, parameterFlags }: Command,
  extra?: readonly [string, string],
): string {
  const required = parameterFlags
    .filter(
      ({ parameter, name, negates }) =>
        operation.parameters[parameter]?.required && !negates && name !== extra?.[0],
    )
    .map(({ name, value }) => (value === undefined ? `--${name}` : `--${name} <${value}>`));
  const last = extra ? [`--${extra[0]} ${quoteArgument(extra[1])}`] : [];
  return ["covalkit", words, ...path.map(([name]) => `<${name}>`), ...required, ...last].join(" ");
}

function parameterRows(command: Command, help: OperationHelp | undefined): [string, string][] {
  const all = command.parameterFlags;
  return all
    .filter(({ negates }) => !negates)
    .map((flag) => {
      const opposite = all.find(({ parameter, negates }) => negates && parameter === flag.parameter);
      const also = opposite ? ` The opposite is --${opposite.name}.` : "";
      return [flagTerm(flag), meaning(command, help, flag.parameter) + also];
    });
}

/** The document's words about a parameter, then what its schema says. */
function meaning({ operation }: Command, help: OperationHelp | undefined, name: string): string {
  const parameter = operation.parameters[name];
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
function examples(command: Command, help: OperationHelp | undefined): string[] {
  return command.parameterFlags.flatMap(({ name, parameter, value: takesValue }) =>
    (help?.examples[parameter] ?? []).flatMap(({ summary, value }) =>
      summary === undefined || takesValue === undefined
        ? []
        : [`# ${summary}`, usage(command, [name, String(value)])],
    ),
  );
}
