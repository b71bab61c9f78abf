import type { Operation } from "@covalkit/spec";
import type { Clock } from "../clock.ts";
import { errorAnswer } from "../http/error-answer.ts";
import { type MockResponse, textAnswer } from "../http/mock-response.ts";
import type { ApiTable } from "../table/api-table.ts";
import type { Fault, FaultOptions } from "./fault.ts";

const GATEWAY_PAGE = `<!DOCTYPE html>
<html><head><title>503 Service Temporarily Unavailable</title></head>
<body><center><h1>503 Service Temporarily Unavailable</h1></center></body></html>
`;

/** How many pieces a slow body comes in. */
const PIECES = 10;

/** The answer of a fault that stands in for the API; undefined where the API itself answers. */
export function standIn(
  fault: Fault | undefined,
  table: ApiTable,
  operation: Operation | undefined,
  options: FaultOptions,
  clock: Clock,
): MockResponse | undefined {
  if (fault === "503") return textAnswer(503, GATEWAY_PAGE, "text/html; charset=utf-8");
  if (fault === "500") return errorAnswer(table, operation, 500);
  if (fault !== "429") return undefined;
  const answer = errorAnswer(table, operation, 429);
  const wait = options.retryAfterSeconds ?? (Number(answer.headers.get(RETRY_AFTER)) || 1);
  const date = new Date(clock.now() + wait * 1000).toUTCString();
  answer.headers.set(RETRY_AFTER, options.retryAfterForm === "date" ? date : String(wait));
  return answer;
}

/** The answer as it arrives when this fault meets it on the way. */
export function damaged(answer: MockResponse, fault: Fault | undefined, options: FaultOptions): MockResponse {
  if (fault === "reset") return { ...answer, broken: "before" };
  if (fault === "cut") return { ...answer, broken: "within" };
  if (fault === "half") return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
  if (fault === "slow")
    return { ...answer, pace: { pieces: PIECES, pauseMs: (options.slowMs ?? 5000) / PIECES } };
  return answer;
}

const RETRY_AFTER = "retry-after";
