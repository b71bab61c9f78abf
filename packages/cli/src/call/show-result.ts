import { escapeTerminal } from "@covalkit/filter";
import type { Output } from "../cli-context.ts";
import type { Call } from "../command/read-request.ts";
import { writeJson } from "../output/json.ts";
import type { Style } from "../output/style.ts";
import { writeRecord } from "../output/table.ts";
import { UsageError } from "../usage-error.ts";

/**
 * Refuses to ask for bytes that a terminal would act on.
 *
 * @throws {UsageError} when the operation answers with bytes, and they would go to a terminal.
 */
export function refuseBytes({ operation }: Call, stdout: Output): void {
  if (operation.result !== "blob" || !stdout.isTTY) return;
  throw new UsageError(
    "The answer is bytes, which are not for a terminal.",
    "Write > and a file's name after the command, or pipe it to another program.",
  );
}

/** Shows what an operation that does not list answered: an object or JSON, or a text or bytes as they are. */
export async function showAnswer(
  answer: unknown,
  { operation, format }: Call,
  stdout: Output,
  style: Style,
): Promise<void> {
  if (operation.result === "none") return;
  if (answer instanceof Blob) stdout.write(new Uint8Array(await answer.arrayBuffer()));
  else if (operation.result === "text" && typeof answer === "string") {
    stdout.write(stdout.isTTY ? escapedLines(answer) : answer);
  } else if (format === "table" && typeof answer === "object" && answer !== null && !Array.isArray(answer)) {
    writeRecord(answer, stdout, style);
  } else writeJson(answer, stdout);
}

/** A text for a terminal, with its lines and tabs; it ends with the end of a line. */
const escapedLines = (text: string): string =>
  `${text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map(escapedLine)
    .join("\n")}\n`;

const escapedLine = (line: string): string =>
  line
    .split("\t")
    .map((part) => escapeTerminal(part))
    .join("\t");
