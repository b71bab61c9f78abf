import type { ServerResponse } from "node:http";
import type { Clock } from "../clock.ts";
import { type Answer, inPieces } from "../http/answer.ts";

/** Sends an answer, at its pace, as far as it gets. */
export async function carry(
  answer: Answer,
  outgoing: ServerResponse,
  clock: Clock,
  gone: AbortSignal,
): Promise<void> {
  const { status, headers, body } = answer;
  if (answer.broken === "before" || (answer.broken && answer.bodiless)) {
    outgoing.socket?.resetAndDestroy();
    return;
  }
  outgoing.writeHead(status, Object.fromEntries(headers));
  if (answer.bodiless) {
    outgoing.end();
  } else if (answer.broken) {
    // A part must have left before the connection goes.
    const part = body.subarray(0, Math.ceil(body.length / 2));
    outgoing.write(part, () => outgoing.socket?.resetAndDestroy());
  } else if (answer.pace) {
    for await (const piece of inPieces(body, answer.pace, clock, gone)) outgoing.write(piece);
    outgoing.end();
  } else {
    outgoing.end(body);
  }
}
