import { BASE_URL_VARIABLE, type Flag, type GeneralFlag, KEY_VARIABLE } from "../command/flags.ts";
import { EXIT_HELP } from "../exit-code.ts";
import { definitions, type Section } from "./layout.ts";

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

/** `asksKey`: whether there is anything to use the key for. */
export const environmentSection = (server: string, asksKey: boolean, room: number): Section => ({
  title: "Environment",
  lines: definitions(
    [...(asksKey ? [KEY] : []), [BASE_URL_VARIABLE, `Another address of the API. Default ${server}.`]],
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
