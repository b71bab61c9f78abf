import type { Operation } from "@covalkit/spec";
import type { ErrorDetail } from "../errors/api-error.ts";
import { requestIdOf } from "../request/request-id.ts";
import { jsonResponse, problemResponse } from "./problem.ts";
import { Refusal } from "./refusal.ts";

/** What of an answer may go out. */
export interface Passing {
  readonly operation: Operation;
  readonly keep: ((item: object) => boolean) | undefined;
  /** A filter is pinned: nothing may go out that could tell of what it holds back. */
  readonly isPinned: boolean;
}

/**
 * The API's answer, made anew: its body, its request id and its Retry-After, and no other header.
 *
 * @throws {Refusal} 502 for a success that is not JSON, or not the list that the document promises.
 */
export async function passOn(response: Response, passing: Passing): Promise<Response> {
  const { status } = response;
  if (!response.ok && status < 400) throw new Refusal(502, "The API redirected without saying where to");
  const headers = { "x-request-id": requestIdOf(response) };
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return jsonResponse(status, passBody(body, passing), headers);
  const retryAfter = response.headers.get("retry-after") ?? undefined;
  const problem = { status, ...readError(body, passing), headers: { ...headers, "retry-after": retryAfter } };
  return problemResponse(problem, passing.operation);
}

function passBody(body: unknown, { operation: { list }, keep, isPinned }: Passing): unknown {
  if (body === undefined) throw new Refusal(502, "The API's answer is not JSON");
  if (!keep) return body;
  const page = asRecord(body);
  const items = list && page[list.items];
  if (!list || !Array.isArray(items)) throw new Refusal(502, "The API's answer is not the list it should be");
  const kept = items.filter((item: unknown) => (isObject(item) ? keep(item) : !isPinned));
  if (!isPinned) return { ...page, [list.items]: kept };
  // A total, say, would count what the pinned filter holds back.
  const token = page[list.nextPageToken];
  return { [list.items]: kept, [list.nextPageToken]: typeof token === "string" ? token : null };
}

/** The API's own words, in its own shape or its gateway's; a stack trace or anything else beside them stays behind. */
function readError(
  body: unknown,
  { operation: { filter }, isPinned }: Passing,
): { code: string | undefined; message: string | undefined; details: readonly ErrorDetail[] } {
  const outer = asRecord(body);
  const inner = asRecord(outer.error);
  const details = Array.isArray(inner.details) ? inner.details.map(asRecord) : [];
  return {
    code: lineOf(inner.code),
    // It may quote the filter that was sent, and with it what is pinned.
    message: isPinned ? undefined : (lineOf(inner.message) ?? lineOf(outer.message)),
    details: details.map(({ field, description }) => ({
      field: lineOf(field) ?? "",
      description:
        isPinned && field === filter?.parameter ? "Was refused by the API" : (lineOf(description) ?? ""),
    })),
  };
}

const lineOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value.split(/[\r\n]/, 1)[0] : undefined;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const asRecord = (value: unknown): Record<string, unknown> =>
  isObject(value) ? (value as Record<string, unknown>) : {};
