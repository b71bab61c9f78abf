import { type Operation, valueAt, withValueAt } from "@covalkit/spec";
import { declaredAs } from "@covalkit/spec/interpret";
import { responses } from "@covalkit/spec/responses";
import type { ErrorDetail } from "../errors/api-error.ts";
import { errorFromResponse } from "../errors/from-response.ts";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { requestIdOf } from "../request/request-id.ts";
import { errorResponse, guarded, jsonResponse, Refusal } from "./error-response.ts";
import type { ItemTest } from "./filter-plan.ts";
import { parameterOf } from "./request-parameters.ts";

/** What of an answer of the API may go out. */
export interface Passing {
  readonly operation: Operation;
  /** A filter or parameters are pinned: nothing may go out that could tell of what they hold back. */
  readonly isPinned: boolean;
  readonly meetsPin: ItemTest | undefined;
  readonly meetsFilter: ItemTest | undefined;
  /** What the caller gets for the next page's token; without it, the API's own. */
  readonly sealToken: ((token: string) => Promise<string>) | undefined;
  /** Tells the operator what the caller is not told. */
  readonly report: (error: unknown) => void;
}

/**
 * The API's answer, made anew: its body, its request id and its Retry-After, and no other header. Text and bytes have
 * the type that the document gives them.
 *
 * @throws {Refusal} 502 for a success that is not the JSON, or not the list, that the document promises, and where the
 * API refuses the key.
 */
export async function passOn(response: Response, passing: Passing): Promise<Response> {
  const { status } = response;
  if (!response.ok && status < 400) throw new Refusal(502, "The API redirected without saying where to");
  const headers = { "x-request-id": ofForm(REQUEST_ID, requestIdOf(response)) };
  if (response.ok && passing.operation.result) return passBytes(response, passing.operation, headers);
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return jsonResponse(status, await passBody(body, passing), headers);
  if (status === 401 || status === 403) {
    const cause = errorFromResponse(response, body, { operation: passing.operation });
    throw new Refusal(502, "The API refused the key of this server", [], { cause });
  }
  const retryAfter = ofForm(RETRY_AFTER, response.headers.get("retry-after"));
  const error = passing.isPinned ? pinnedError(body, passing.operation) : readError(body);
  return errorResponse(
    { status, ...error, headers: { ...headers, "retry-after": retryAfter } },
    passing.operation,
  );
}

async function passBody(body: unknown, passing: Passing): Promise<unknown> {
  const { operation, meetsPin, meetsFilter, sealToken } = passing;
  const { list } = operation;
  if (body === undefined) throw new Refusal(502, "The API's answer is not JSON");
  if (!(meetsPin || meetsFilter || (list && sealToken))) return body;
  const items = list && valueAt(body, list.items);
  if (!list || !isObject(body) || !Array.isArray(items)) {
    throw new Refusal(502, "The API's answer is not the list it should be");
  }
  const within = meetsPin ? items.filter((item: unknown) => isObject(item) && meetsPin(item)) : items;
  if (within.length < items.length) {
    const count = `${items.length - within.length} of ${items.length} items`;
    passing.report(
      new InvalidResponseError(list.items, `${count} do not meet the pinned filter; held back.`),
    );
  }
  const kept = meetsFilter ? within.filter((item: unknown) => !isObject(item) || meetsFilter(item)) : within;
  // A total, say, would count what the pinned filter holds back.
  const page = withValueAt(meetsPin ? {} : body, list.items, kept);
  if (!sealToken) return page;
  const token = valueAt(body, list.nextPageToken);
  const sealed = typeof token === "string" && token !== "" ? await sealToken(token) : null;
  return withValueAt(page, list.nextPageToken, sealed);
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

interface PassedError {
  readonly code: string | undefined;
  readonly message?: string | undefined;
  readonly details: readonly ErrorDetail[];
}

/** The API's own words, in its own shape or its gateway's; a stack trace or anything else beside them stays behind. */
function readError(body: unknown): PassedError {
  const { outer, inner, details } = partsOf(body);
  return {
    code: lineOf(inner.code),
    message: lineOf(inner.message) ?? lineOf(outer.message),
    details: details.map(({ field, description }) => ({
      field: lineOf(field) ?? "",
      description: lineOf(description) ?? "",
    })),
  };
}

/** No text of the API's, which may quote what is pinned or what it holds back: its code, and which parameters it means. */
function pinnedError(body: unknown, operation: Operation): PassedError {
  const { inner, details } = partsOf(body);
  const fields = details.flatMap(({ field }) =>
    typeof field === "string" && parameterOf(operation, field) ? [field] : [],
  );
  return {
    code: ofForm(ERROR_CODE, inner.code),
    details: [...new Set(fields)].map((field) => ({ field, description: "Was refused by the API" })),
  };
}

const ERROR_CODE = /^[A-Z][A-Z_]{1,63}$/;
const REQUEST_ID = /^[\w.:=+/@-]{1,128}$/;
/** Seconds, or an HTTP date (RFC 9110 §10.2.3). */
const RETRY_AFTER = /^(\d{1,10}|[A-Z][a-z]+, [\w :-]{18,24} GMT)$/;

const ofForm = (form: RegExp, value: unknown): string | undefined =>
  typeof value === "string" && form.test(value) ? value : undefined;

function partsOf(
  body: unknown,
): Readonly<Record<"outer" | "inner", Fields>> & { readonly details: Fields[] } {
  const outer = asFields(body);
  const inner = asFields(outer.error);
  return { outer, inner, details: Array.isArray(inner.details) ? inner.details.map(asFields) : [] };
}

type Fields = Readonly<Record<string, unknown>>;

const lineOf = (value: unknown): string | undefined =>
  typeof value === "string" ? value.split(/[\r\n]/, 1)[0] : undefined;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

const asFields = (value: unknown): Fields => (isObject(value) ? (value as Fields) : {}); // an object has properties
