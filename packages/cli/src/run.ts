import type { Output, Surroundings } from "./cli-context.ts";
import { type Command, findCommand } from "./command/find-command.ts";
import { KEY_VARIABLE } from "./command/flags.ts";
import { readCall } from "./command/read-request.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { withoutKey } from "./output/redact.ts";
import { report } from "./output/report.ts";
import { type Styles, styleOf } from "./output/style.ts";
import { UsageError } from "./usage-error.ts";

/** Runs the command line `argv`, without the program's name, and returns its exit code. */
export async function run(argv: readonly string[], given: Surroundings): Promise<ExitCode> {
  const key = given.env[KEY_VARIABLE];
  const surroundings = {
    ...given,
    stdout: withoutKey(given.stdout, key),
    stderr: withoutKey(given.stderr, key),
  };
  const { stdout, stderr, env, operations } = surroundings;
  const noColor = argv.includes("--no-color");
  const styles = { stdout: styleOf(stdout, env, noColor), stderr: styleOf(stderr, env, noColor) };
  try {
    const command = findCommand(argv, operations);
    if (command.asks === "version") {
      stdout.write(`${await surroundings.loadVersion()}\n`);
      return EXIT.ok;
    }
    if (command.asks === "help")
      return await showHelp(command, surroundings, stdout, styles.stdout.bold, EXIT.ok);
    if (!command.operation)
      return await showHelp(command, surroundings, stderr, styles.stderr.bold, EXIT.usage);
    return await runOperation(command, surroundings, styles);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    report(error.message, error.hints, stderr, styles.stderr);
    return error.exitCode;
  }
}

async function runOperation(
  { operation, rest }: Command,
  surroundings: Surroundings,
  styles: Styles,
): Promise<ExitCode> {
  if (!operation) return EXIT.usage;
  const call = readCall(operation, rest);
  const { execute } = await import("./call/execute.ts");
  return execute(call, surroundings, styles);
}

async function showHelp(
  { operation, resource }: Command,
  { operations, loadHelp, server, security }: Surroundings,
  output: Output,
  bold: (text: string) => string,
  exitCode: ExitCode,
): Promise<ExitCode> {
  const [{ helpFor }, help] = await Promise.all([import("./help/help.ts"), loadHelp()]);
  output.write(
    helpFor({ operation, resource }, { operations, help, server, security }, output.columns, bold),
  );
  return exitCode;
}
