import { escapeTerminal } from "@covalkit/filter";
import type { Invocation } from "../command/read-invocation.ts";
import { loadFormat } from "../output/formats.ts";
import { redactTexts } from "../output/redact.ts";
import type { Screen } from "../output/report.ts";

/** Shows what an operation that does not list gave: an object or JSON, or a text or bytes as they are. */
export async function showResult(
  given: unknown,
  { command, format }: Invocation,
  { stdout, styles, redact }: Screen,
): Promise<void> {
  const { result } = command.operation;
  if (result === "none") return;
  if (given instanceof Blob) {
    stdout.write(new Uint8Array(await given.arrayBuffer()));
    return;
  }
  const value = redactTexts(given, redact);
  const { writeObject } = await loadFormat(format);
  if (result === "text" && typeof value === "string") {
    stdout.write(stdout.isTTY ? escapedLines(value) : value);
  } else if (writeObject && typeof value === "object" && value !== null && !Array.isArray(value)) {
    writeObject(value, stdout, styles.stdout);
  } else {
    const { writeJson } = await import("../output/json.ts");
    writeJson(value, stdout);
  }
}

/** A text for a terminal, with its lines and tabs; it ends with the end of a line. */
const escapedLines = (text: string): string =>
  `${text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line) =>
      line
        .split("\t")
        .map((part) => escapeTerminal(part))
        .join("\t"),
    )
    .join("\n")}\n`;
