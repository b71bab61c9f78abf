import type { ClientEvent } from "@covalkit/client";
import type { CliContext, Connection } from "../cli-context.ts";
import { BASE_URL_VARIABLE, KEY_VARIABLE, takesKey } from "../command/flags.ts";
import type { Invocation } from "../command/read-invocation.ts";
import type { Screen } from "../output/report.ts";
import { KeyError } from "../usage-error.ts";

/** A connection, and the flag or the variable that its address came from, for messages. */
export interface SourcedConnection extends Connection {
  readonly addressFrom: string;
}

/**
 * How to reach the API, from the environment and `--base-url`. Whether the parts can work is the client's to say.
 *
 * @throws {KeyError} when there is no key, and the operation takes one.
 */
export function readConnection(
  { command, baseUrl }: Invocation,
  { env, security }: CliContext,
  { stderr, styles }: Screen,
): SourcedConnection {
  const apiKey = env[KEY_VARIABLE]?.trim() || undefined;
  if (!apiKey && takesKey(command.operation, security)) {
    const state = env[KEY_VARIABLE] === undefined ? "not set" : "empty";
    throw new KeyError(
      `No API key: the environment variable ${KEY_VARIABLE} is ${state}.`,
      `export ${KEY_VARIABLE}=…`,
    );
  }
  return {
    apiKey,
    baseUrl: baseUrl ?? (env[BASE_URL_VARIABLE] || undefined),
    addressFrom: baseUrl === undefined ? BASE_URL_VARIABLE : "--base-url",
    onEvent(event: ClientEvent) {
      // A person sees nothing happen for as long as a wait lasts; a log has no use for it.
      if (event.type !== "retry" || !stderr.isTTY) return;
      const seconds = (event.delayMs / 1000).toFixed(1);
      stderr.write(`${styles.stderr.dim(`Failed (${event.reason}); trying again in ${seconds} s.`)}\n`);
    },
  };
}
