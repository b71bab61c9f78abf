import { type Operation, valueAt, withValueAt } from "@covalkit/spec";
import { declaredAs } from "@covalkit/spec/interpret";
import { responses } from "@covalkit/spec/responses";
import type { ErrorDetail } from "../errors/api-error.ts";
import { requestIdOf } from "../request/request-id.ts";
import { errorResponse, guarded, jsonResponse, Refusal } from "./error-response.ts";

/** What of an answer may go out. */
export interface Passing {
  readonly operation: Operation;
  readonly keep: ((item: object) => boolean) | undefined;
  /** A filter is pinned: nothing may go out that could tell of what it holds back. */
  readonly isPinned: boolean;
}

/**
 * The API's answer, made anew: its body, its request id and its Retry-After, and no other header. Text and bytes have
 * the type that the document gives them.
 *
 * @throws {Refusal} 502 for a success that is not the JSON, or not the list, that the document promises.
 */
export async function passOn(response: Response, passing: Passing): Promise<Response> {
  const { status } = response;
  if (!response.ok && status < 400) throw new Refusal(502, "The API redirected without saying where to");
  const headers = { "x-request-id": requestIdOf(response) };
  if (response.ok && passing.operation.result) return passBytes(response, passing.operation, headers);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return jsonResponse(status, passBody(body, passing), headers);
  const retryAfter = response.headers.get("retry-after") ?? undefined;
  const answer = { status, ...readError(body, passing), headers: { ...headers, "retry-after": retryAfter } };
  return errorResponse(answer, passing.operation);
}

function passBody(body: unknown, { operation: { list }, keep, isPinned }: Passing): unknown {
  if (body === undefined) throw new Refusal(502, "The API's answer is not JSON");
  if (!keep) return body;
  const items = list && valueAt(body, list.items);
  if (!list || !isObject(body) || !Array.isArray(items))
    throw new Refusal(502, "The API's answer is not the list it should be");
  const kept = items.filter((item: unknown) => (isObject(item) ? keep(item) : !isPinned));
  if (!isPinned) return withValueAt(body, list.items, kept);
  // A total, say, would count what the pinned filter holds back.
  const token = valueAt(body, list.nextPageToken);
  const page = withValueAt({}, list.items, kept);
  return withValueAt(page, list.nextPageToken, typeof token === "string" ? token : null);
}

type PassedHeaders = Readonly<Record<string, string | undefined>>;

/** A success that is not JSON. What it is does not depend on what the API says it is. */
async function passBytes(
  response: Response,
  { operationId, result }: Operation,
  headers: PassedHeaders,
): Promise<Response> {
  const { status } = response;
  const declared = declaredAs(responses[operationId] ?? {}, status)?.contentType ?? "";
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(declared) ? declared : "application/octet-stream";
  const body = result === "none" || status === 204 ? null : await response.arrayBuffer();
  // A page or an image with scripts in it must not run on the proxy's own origin.
  const sandbox = { "content-security-policy": "default-src 'none'; sandbox" };
  return guarded(body, body ? status : 204, type, { ...headers, ...(body && sandbox) });
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
