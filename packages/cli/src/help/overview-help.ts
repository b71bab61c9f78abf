import type { Operation } from "@covalkit/spec";
import { wordsOf } from "@covalkit/spec/interpret";
import { commandWords, operationsOf } from "../command/find-command.ts";
import { GENERAL_FLAGS, takesKey } from "../command/flags.ts";
import type { HelpSource } from "./help.ts";
import { definitions, type HelpPage, type Section } from "./layout.ts";
import { environmentSection, exitSection, flagSection } from "./sections.ts";

/** The help of the program. */
export function programHelp({ operations, help, server, security }: HelpSource, width: number): HelpPage {
  const room = width - 2;
  const asksKey = operations.some((operation) => takesKey(operation, security));
  const general = GENERAL_FLAGS.filter((flag) => flag.for === "everything");
  return {
    intro: "The Coval API from the command line.",
    sections: [
      { title: "Usage", lines: ["covalkit <resource> <action> [flags]"] },
      commandSection(operations, help, room),
      flagSection(general, room),
      environmentSection(server, asksKey, room),
      exitSection(room),
      { title: "More", lines: ["covalkit <resource> <action> --help"] },
    ],
  };
}

/** The help of a resource. */
export function resourceHelp(resource: string, { operations, help }: HelpSource, width: number): HelpPage {
  const own = operationsOf(resource, operations);
  const about = own.map(({ operationId }) => help[operationId]?.resource ?? "").find(Boolean);
  return {
    intro: about ?? wordsOf(resource).join(" "),
    sections: [
      { title: "Usage", lines: [`covalkit ${resource} <action> [flags]`] },
      commandSection(own, help, width - 2),
      { title: "More", lines: [`covalkit ${resource} <action> --help`] },
    ],
  };
}

const commandSection = (
  operations: readonly Operation[],
  help: HelpSource["help"],
  room: number,
): Section => ({
  title: "Commands",
  lines: definitions(
    operations.map((each) => {
      const summary = help[each.operationId]?.summary ?? "";
      return [commandWords(each), each.deprecated ? `${summary} (deprecated)`.trimStart() : summary];
    }),
    room,
  ),
});
