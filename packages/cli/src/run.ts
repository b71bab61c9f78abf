import { redactorOf } from "@covalkit/client/redact";
import type { CliContext, Output } from "./cli-context.ts";
import { KEY_VARIABLE } from "./command/flags.ts";
import { type CommandLine, readCommandLine } from "./command/read-command-line.ts";
import { EXIT, type ExitCode } from "./exit-code.ts";
import { report, type Screen } from "./output/report.ts";
import { styleOf } from "./output/style.ts";
import { isUsageError } from "./usage-error.ts";

/** Runs the command line `argv`, without the program's name, and returns its exit code. */
export async function run(argv: readonly string[], context: CliContext): Promise<ExitCode> {
  const { stdout, stderr, env, operations } = context;
  const noColor = argv.includes("--no-color");
  const styles = { stdout: styleOf(stdout, env, noColor), stderr: styleOf(stderr, env, noColor) };
  const screen: Screen = { stdout, stderr, styles, redact: redactorOf(env[KEY_VARIABLE]?.trim() ?? "") };
  try {
    const line = readCommandLine(argv, operations);
    const { command, asks } = line;
    if (asks === "version") {
      stdout.write(`${await context.loadVersion()}\n`);
      return EXIT.ok;
    }
    if (asks === "help") return await showHelp(line, context, stdout, styles.stdout.bold, EXIT.ok);
    if (!command) return await showHelp(line, context, stderr, styles.stderr.bold, EXIT.usage);
    const { execute } = await import("./call/execute.ts");
    return await execute(command, line, context, screen);
  } catch (error) {
    if (!isUsageError(error)) throw error;
    report("error", error.message, error.hints, screen);
    return error.exitCode;
  }
}

async function showHelp(
  line: CommandLine,
  { operations, loadHelp, server, security }: CliContext,
  output: Output,
  bold: (text: string) => string,
  exitCode: ExitCode,
): Promise<ExitCode> {
  const [{ helpFor }, help] = await Promise.all([import("./help/help.ts"), loadHelp()]);
  output.write(helpFor(line, { operations, help, server, security }, output.columns, bold));
  return exitCode;
}
