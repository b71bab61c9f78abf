import type { Operation } from "@covalkit/spec";
import { InvalidResponseError } from "../errors/invalid-response-error.ts";
import { REQUEST_ID_HEADERS } from "./request-id.ts";
import type { Secrets } from "./secrets.ts";

/** A response whose body has arrived whole. */
export interface Answer {
  readonly response: Response;
  /** The body's bytes. */
  readonly size: number;
}

/** Statuses whose responses have no body (Fetch Standard, null body status). */
const NO_BODY = new Set([101, 204, 205, 304]);

/** What `Response` takes for a reason phrase; a server may send more than that. */
const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Reads a response's body, and makes a response of it that can be read again and says no key. A success is JSON, unless
 * the operation has another `result`.
 *
 * @throws {SyntaxError} when a success says that it is JSON, and is not: it was cut off.
 */
export async function readWhole(
  received: Response,
  request: Request,
  secrets: Secrets,
  result: Operation["result"],
): Promise<Answer> {
  const { ok, status, headers } = received;
  const bytes = await received.arrayBuffer();
  const size = bytes.byteLength;
  const isJson = size > 0 && !(ok && result);
  const json = isJson ? readJson(bytes) : undefined;
  if (ok && isJson && !json && /json|^$/i.test(headers.get("content-type") ?? "")) {
    throw new SyntaxError("The body is not JSON.");
  }

  const body = ok ? bytes : redacted(bytes, json, secrets);
  const statusText = REASON.test(received.statusText) ? secrets.redact(received.statusText) : "";
  const response = new Response(NO_BODY.has(status) ? null : body, { status, statusText, headers });
  // Of a success only the request's id is said again, in events.
  for (const name of ok ? REQUEST_ID_HEADERS : headers.keys()) {
    const value = headers.get(name);
    const safe = value && secrets.redact(value);
    if (safe && safe !== value) response.headers.set(name, safe);
  }
  response.headers.delete("content-encoding"); // fetch has decoded it
  if (size > 0) response.headers.set("content-length", String(size));
  const properties: PropertyDescriptorMap = { url: { value: received.url || request.url } };
  if (ok && isJson) properties.json = { value: async () => parsed(json) };
  return { response: Object.defineProperties(response, properties), size };
}

interface Json {
  readonly value: unknown;
}

const decoder = new TextDecoder();

function readJson(bytes: ArrayBuffer): Json | undefined {
  try {
    return { value: JSON.parse(decoder.decode(bytes)) };
  } catch {
    return undefined; // the parser's message quotes the body, which may say the key
  }
}

/** What openapi-fetch asks for, parsed once. */
function parsed(json: Json | undefined): unknown {
  if (!json) throw new InvalidResponseError("", "The response is not JSON.");
  return json.value;
}

/** An error's body; its texts end up in messages. Read as JSON where it is, so that no escape hides a key. */
function redacted(bytes: ArrayBuffer, json: Json | undefined, secrets: Secrets): string {
  return json ? JSON.stringify(secrets.redactDeep(json.value)) : secrets.redact(decoder.decode(bytes));
}
