import type { Outcome } from "@covalkit/client";
import type { Redact } from "@covalkit/client/redact";
import { parameterViolation } from "@covalkit/spec/interpret";
import { flagFor } from "../command/command.ts";
import type { GeneralName } from "../command/flags.ts";
import { quoteArgument } from "../command/quote-argument.ts";
import type { Invocation } from "../command/read-invocation.ts";

/**
 * The parameters of a walk: pages as large as they may be, for fewer requests, but none larger than what is asked
 * for, so that a limit ends at the end of a page wherever it can. Beside a page token they stay as they are: a token
 * is good for pages of its own size.
 */
export function walkParams({ command, params, limit }: Invocation): Readonly<Record<string, unknown>> {
  const { list, parameters } = command.operation;
  const { pageSize, pageToken } = list ?? {};
  const parameter = pageSize === undefined ? undefined : parameters[pageSize];
  if (!parameter || !pageSize || !pageToken || limit === undefined || params[pageToken] !== undefined)
    return params;
  const { minimum = 1, maximum, default: usual } = parameter.schema;
  const given = params[pageSize];
  const largest = typeof given === "number" ? given : (maximum ?? usual);
  if (typeof largest !== "number") return params;
  const sizes = [Math.max(minimum, Math.min(largest, limit)), largest];
  const size = sizes.find((each) => parameterViolation(each, parameter) === undefined);
  return size === undefined ? params : { ...params, [pageSize]: size };
}

/**
 * The token of a walk that ended early. Where the API ended the list there is none, and nothing is said: that every
 * page was followed is all that a walk can know.
 */
export const tokenLeft = (outcome: Outcome | undefined): string | null | undefined =>
  outcome?.complete === false ? outcome.resume.pageToken : undefined;

/**
 * The command that lists on from `token`: the same one, for a token is good for its own query only. Its limit is what
 * is left of it after the items that `came`.
 */
export function nextPageCommand(
  { command, line, params, limit = 0 }: Invocation,
  token: string,
  redact: Redact,
  came = 0,
): string {
  const { pageToken = "", pageSize = "" } = command.operation.list ?? {};
  const tokenFlag = flagFor(command, pageToken)?.name ?? "";
  const sizeFlag = flagFor(command, pageSize)?.name ?? "";
  const write = (flag: string, text: string | undefined): string => {
    if (text === undefined) return `--${flag}`;
    return `--${flag}${text.startsWith("-") ? "=" : " "}${quoteArgument(redact(text))}`;
  };
  const flags = line.flags
    .filter(({ flag }) => flag.name !== tokenFlag && flag.name !== sizeFlag)
    .map(({ flag, text }) =>
      write(flag.name, flag.name === LIMIT && came < limit ? String(limit - came) : text),
    );
  const size = params[pageSize];
  return [
    "covalkit",
    command.words,
    ...line.positionals.map((text) => quoteArgument(redact(text))),
    ...flags,
    ...(size === undefined ? [] : [write(sizeFlag, String(size))]),
    write(tokenFlag, token),
  ].join(" ");
}

const LIMIT = "limit" satisfies GeneralName;
