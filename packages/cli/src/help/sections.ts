import type { Operation, OperationHelp, Security } from "@covalkit/spec";
import { BASE_URL_VARIABLE, type Flag, type GeneralFlag, KEY_VARIABLE, takesKey } from "../command/flags.ts";
import { EXIT_HELP } from "../exit-code.ts";
import { definitions, type Section } from "./layout.ts";

/** What help texts are made of. */
export interface HelpSource {
  readonly operations: readonly Operation[];
  readonly help: Readonly<Record<string, OperationHelp>>;
  readonly server: string;
  readonly security: Security | null;
}

/** `-o, --output <table|json>`. */
export const flagTerm = ({ name, short, value }: Flag): string =>
  `${short ? `-${short}, ` : "    "}--${name}${value === undefined ? "" : ` <${value}>`}`;

const KEY = [
  KEY_VARIABLE,
  "The API key. There is no flag for it: others on the machine can read a command line.",
] as const;

/** The flags that do not come from the API. */
export const flagSection = (flags: readonly GeneralFlag[], room: number): Section => ({
  title: "Flags",
  lines: definitions(
    flags.map((flag) => [flagTerm(flag), flag.text]),
    room,
  ),
});

/** The variables that `operations` look at. */
export const environmentSection = (
  operations: readonly Operation[],
  { server, security }: HelpSource,
  room: number,
): Section => ({
  title: "Environment",
  lines: definitions(
    [
      ...(operations.some((operation) => takesKey(operation, security)) ? [KEY] : []),
      [BASE_URL_VARIABLE, `Another address of the API. Default ${server}.`],
    ],
    room,
  ),
});

export const exitSection = (room: number): Section => ({
  title: "Exit codes",
  lines: definitions(
    EXIT_HELP.map(([code, text]) => [String(code), text]),
    room,
  ),
});
