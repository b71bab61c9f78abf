import type { Operation } from "@covalkit/spec";
import { parameterFlags } from "../command/command.ts";
import { commandWords } from "../command/find-command.ts";
import type { GeneralName } from "../command/flags.ts";
import { quoteArgument } from "../command/quote-argument.ts";
import type { Call } from "../command/read-request.ts";

/**
 * The command that lists on from `token`: the same one, for a token is good for its own query only. Its limit is what
 * is left of it after the items that `came`.
 */
export function nextPageCommand(
  { operation, written, params, limit = 0 }: Call,
  token: string,
  came = 0,
): string {
  const { pageToken = "", pageSize = "" } = operation.list ?? {};
  const without = flagOf(operation, pageToken);
  const flags = written.given
    .filter(({ flag }) => flag.name !== without && flag.name !== flagOf(operation, pageSize))
    .map(({ flag, text }) =>
      withValue(flag.name, flag.name === LIMIT && came < limit ? String(limit - came) : text),
    );
  const size = params[pageSize];
  return [
    "covalkit",
    commandWords(operation),
    ...written.positionals.map(quoteArgument),
    ...flags,
    ...(size === undefined ? [] : [withValue(flagOf(operation, pageSize), String(size))]),
    withValue(without, token),
  ].join(" ");
}

const LIMIT = "limit" satisfies GeneralName;

function withValue(flag: string, text: string | undefined): string {
  if (text === undefined) return `--${flag}`;
  return text.startsWith("-") ? `--${flag}=${quoteArgument(text)}` : `--${flag} ${quoteArgument(text)}`;
}

const flagOf = (operation: Operation, parameter: string): string =>
  parameterFlags(operation).find((flag) => flag.parameter === parameter)?.name ?? "";
