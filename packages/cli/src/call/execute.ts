import type { Listing } from "@covalkit/client";
import { escapeTerminal } from "@covalkit/filter";
import type { Surroundings } from "../cli-context.ts";
import { parameterFlags } from "../command/command.ts";
import type { Call } from "../command/read-request.ts";
import { EXIT, type ExitCode } from "../exit-code.ts";
import { report } from "../output/report.ts";
import type { Styles } from "../output/style.ts";
import { readConnection } from "./connection.ts";
import { describeFailure } from "./error-report.ts";
import { walkParams } from "./page-size.ts";
import { nextPageCommand } from "./pages.ts";
import { showList } from "./show-list.ts";
import { refuseBytes, showAnswer } from "./show-result.ts";

/**
 * Asks the API and shows what it answers.
 *
 * @throws {UsageError} when the call cannot be sent.
 */
export async function execute(call: Call, surroundings: Surroundings, styles: Styles): Promise<ExitCode> {
  const { stdout, stderr, signal, connect } = surroundings;
  const { operation, limit, deadlineMs, maxRetries } = call;
  refuseBytes(call, stdout);
  await checkFilter(call, surroundings, styles);
  const connection = readConnection(call, surroundings, styles.stderr);
  const walk = { ...call, params: walkParams(call) };
  let listing: Listing<object, object> | undefined;
  try {
    const method = (await connect(connection))[operation.resource]?.[operation.action];
    if (!method) throw new Error(`The client has no ${operation.resource}.${operation.action}.`);
    const options = { signal, deadlineMs, maxRetries };
    if (operation.list) {
      // The operation lists: so the client's method of it returns a listing.
      listing = method(walk.params, { ...options, limit, maxPages: Number.POSITIVE_INFINITY }) as Listing<
        object,
        object
      >;
      await showList(listing, operation.list, walk, { stdout, stderr, styles });
    } else {
      await showAnswer(await method(walk.params, options), walk, stdout, styles.stdout);
    }
    return EXIT.ok;
  } catch (error) {
    const failure = describeFailure(error, connection);
    if (signal.aborted) stderr.write("Interrupted.\n");
    else report(failure.message, failure.hints, stderr, styles.stderr);
    if (listing) sayHowToGoOn(listing, walk, surroundings, styles);
    return signal.aborted ? EXIT.interrupted : failure.exitCode;
  }
}

function sayHowToGoOn(
  { outcome }: Listing<object, object>,
  call: Call,
  { stderr }: Surroundings,
  styles: Styles,
): void {
  if (!outcome || outcome.complete || outcome.items === 0 || outcome.resume.pageToken === null) return;
  const command = escapeTerminal(nextPageCommand(call, outcome.resume.pageToken, outcome.items));
  stderr.write(`${styles.stderr.dim(`${outcome.items} items came before that. To go on:`)}\n  ${command}\n`);
}

async function checkFilter(
  { operation, params }: Call,
  { stderr }: Surroundings,
  styles: Styles,
): Promise<void> {
  const { filter } = operation;
  const text = filter && params[filter.parameter];
  if (!filter || typeof text !== "string") return;
  const flag = parameterFlags(operation).find(({ parameter }) => parameter === filter.parameter);
  const { checkFilter: checkText } = await import("./read-filter.ts");
  checkText(text, filter, `--${flag?.name}`, stderr, styles.stderr);
}
