import type { Listing } from "@covalkit/client";
import type { CliContext } from "../cli-context.ts";
import { type Command, flagFor } from "../command/command.ts";
import type { CommandLine } from "../command/read-command-line.ts";
import { type Invocation, readInvocation } from "../command/read-invocation.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { report, type Screen, suggest } from "../output/report.ts";
import { UsageError } from "../usage-error.ts";
import { readConnection } from "./connection.ts";
import { describeError } from "./error-report.ts";
import { nextPageCommand, tokenLeft, walkParams } from "./pages.ts";
import { readFilter } from "./read-filter.ts";
import { showList } from "./show-list.ts";
import { showResult } from "./show-result.ts";

/**
 * Reads what a command is given, asks the API, and shows what it sends.
 *
 * @throws {UsageError} when nothing can be sent.
 */
export async function execute(
  command: Command,
  line: CommandLine,
  context: CliContext,
  screen: Screen,
): Promise<ExitCode> {
  const { signal, connect } = context;
  const { operation } = command;
  const given = readInvocation(command, line);
  const { limit, deadlineMs, maxRetries } = given;
  if (operation.result === "blob" && screen.stdout.isTTY) {
    throw new UsageError(
      "The answer is bytes, which are not for a terminal.",
      "Write > and a file's name after the command, or pipe it to another program.",
    );
  }
  const filter = filterOf(given, screen);
  const connection = readConnection(given, context, screen);
  const { addressFrom: _, ...reached } = connection;
  const invocation = { ...given, params: walkParams(given) };
  const params = { ...invocation.params, ...filter };
  let listing: Listing<object, object> | undefined;
  try {
    const method = (await connect(reached))[operation.resource]?.[operation.action];
    if (!method) throw new Error(`The client has no ${operation.resource}.${operation.action}.`);
    const options = { signal, deadlineMs, retry: maxRetries };
    if (operation.list) {
      const walk = { ...options, limit, maxPages: Number.POSITIVE_INFINITY };
      listing = method(params, walk) as Listing<object, object>; // what the client's method of a list returns
      await showList(listing, operation.list, invocation, screen);
    } else {
      await showResult(await method(params, options), invocation, screen);
    }
    return EXIT.ok;
  } catch (error) {
    const { message, hints, exitCode } = describeError(error, invocation, connection);
    if (signal.aborted) screen.stderr.write("Interrupted.\n");
    else report("error", message, hints, screen);
    const token = tokenLeft(listing?.outcome);
    const came = listing?.outcome?.items ?? 0;
    if (typeof token === "string" && came > 0) {
      const next = nextPageCommand(invocation, token, screen.redact, came);
      suggest(`${came} items came before that. To go on:`, next, screen);
    }
    return signal.aborted ? EXIT.interrupted : exitCode;
  }
}

/** The filter's parameter as an expression, which the client takes for a list. */
function filterOf({ command, params }: Invocation, screen: Screen): object {
  const { filter, list } = command.operation;
  const text = filter && params[filter.parameter];
  if (!filter || typeof text !== "string") return {};
  const label = `--${flagFor(command, filter.parameter)?.name}`;
  const expression = readFilter(text, filter, label, screen);
  return list ? { [filter.parameter]: expression } : {};
}
