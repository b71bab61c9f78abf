import type { Operation } from "@covalkit/spec";
import { notJson } from "../errors/invalid-response-error.ts";
import { REQUEST_ID_HEADERS } from "./request-id.ts";
import type { Secrets } from "./secrets.ts";

/** A response whose body has arrived whole. */
export interface BufferedResponse {
  readonly response: Response;
  /** The body's bytes. */
  readonly size: number;
}

/** Statuses whose responses have no body (Fetch Standard, null body status). */
const NO_BODY = [101, 204, 205, 304];

/** What `Response` takes for a reason phrase; a server may send more than that. */
const REASON = /^[\t\x20-\x7e\x80-\xff]*$/;

const decoder = new TextDecoder();

/**
 * Reads a response's body, and makes a response of it that can be read again and says no key. A success is JSON, unless
 * the operation has another `result`.
 *
 * @throws {InvalidResponseError} when a success says that it is JSON, and is not: it was cut off.
 */
export async function bufferResponse(
  received: Response,
  request: Request,
  secrets: Secrets,
  result: Operation["result"],
): Promise<BufferedResponse> {
  const { ok, status, headers } = received;
  const bytes = await received.arrayBuffer();
  const size = bytes.byteLength;
  const isJson = size > 0 && !(ok && result);
  const json = isJson ? readJson(bytes) : undefined;
  if (ok && isJson && json === undefined && /json|^$/i.test(headers.get("content-type") ?? ""))
    throw notJson();

  // An error's texts end up in messages. It is read as JSON where it is, so that no escape hides a key.
  const redacted = () =>
    json === undefined ? secrets.redact(decoder.decode(bytes)) : secrets.redactJson(json);
  const statusText = REASON.test(received.statusText) ? secrets.redact(received.statusText) : "";
  const response = new Response(NO_BODY.includes(status) ? null : ok ? bytes : redacted(), {
    status,
    statusText,
    headers,
  });
  // Of a success only the request's id is said again, in events.
  for (const name of ok ? REQUEST_ID_HEADERS : headers.keys()) {
    const value = headers.get(name);
    if (value) response.headers.set(name, secrets.redact(value));
  }
  response.headers.delete("content-encoding"); // fetch has decoded it
  if (size > 0) response.headers.set("content-length", String(size));
  const properties: PropertyDescriptorMap = { url: { value: received.url || request.url } };
  // What openapi-fetch asks for, parsed once.
  const parse = async () => {
    if (json === undefined) throw notJson();
    return json;
  };
  if (ok && isJson) properties.json = { value: parse };
  return { response: Object.defineProperties(response, properties), size };
}

/** `undefined` for what is no JSON. */
function readJson(bytes: ArrayBuffer): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined; // the parser's message quotes the body, which may say the key
  }
}
