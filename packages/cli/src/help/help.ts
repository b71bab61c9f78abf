import type { Operation } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import { commandWords, operationsOf } from "../command/command.ts";
import { GENERAL_FLAGS } from "../command/flags.ts";
import type { CommandLine } from "../command/read-command-line.ts";
import { definitions, type HelpPage, helpWidth, layOut, type Section } from "./layout.ts";
import { operationHelp } from "./operation-help.ts";
import { environmentSection, exitSection, flagSection, type HelpSource } from "./sections.ts";

/** The help text of a command, of a resource, or of the program. */
export function helpFor(
  { command, resource }: CommandLine,
  source: HelpSource,
  columns: number | undefined,
  bold: (text: string) => string,
): string {
  const width = helpWidth(columns);
  const page: HelpPage = command
    ? operationHelp(command, source, width)
    : resource === undefined
      ? programHelp(source, width)
      : resourceHelp(resource, source, width);
  return layOut(page, width, bold);
}

function programHelp(source: HelpSource, width: number): HelpPage {
  const room = width - 2;
  const general = GENERAL_FLAGS.filter((flag) => flag.for === "everything");
  return {
    intro: "The Coval API from the command line.",
    sections: [
      { title: "Usage", lines: ["covalkit <resource> <action> [flags]"] },
      commandSection(source.operations, source, room),
      flagSection(general, room),
      environmentSection(source.operations, source, room),
      exitSection(room),
      { title: "More", lines: ["covalkit <resource> <action> --help"] },
    ],
  };
}

function resourceHelp(resource: string, source: HelpSource, width: number): HelpPage {
  const own = operationsOf(resource, source.operations);
  const about = own.map(({ operationId }) => source.help[operationId]?.resource ?? "").find(Boolean);
  return {
    intro: about ?? wordsOf(resource).join(" "),
    sections: [
      { title: "Usage", lines: [`covalkit ${resource} <action> [flags]`] },
      commandSection(own, source, width - 2),
      { title: "More", lines: [`covalkit ${resource} <action> --help`] },
    ],
  };
}

const commandSection = (operations: readonly Operation[], { help }: HelpSource, room: number): Section => ({
  title: "Commands",
  lines: definitions(
    operations.map((each) => {
      const summary = help[each.operationId]?.summary ?? "";
      return [commandWords(each), each.deprecated ? `${summary} (deprecated)`.trimStart() : summary];
    }),
    room,
  ),
});
