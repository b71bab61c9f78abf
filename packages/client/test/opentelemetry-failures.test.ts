import { InvalidResponseError, type RequestOptions } from "@covalkit/client";
import { type SpanStatus, SpanStatusCode } from "@opentelemetry/api";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { describe, expect, it, vi } from "vitest";
import {
  callsOf,
  clientOf,
  createSdk,
  nowhere,
  ok,
  refuse,
  requestsOf,
  type Sdk,
  serve,
  silence,
  useOpenTelemetry,
} from "./opentelemetry-setup.ts";
import { failure } from "./scripted.ts";

useOpenTelemetry();

const FAILED: SpanStatus = { code: SpanStatusCode.ERROR };
const FINE: SpanStatus = { code: SpanStatusCode.UNSET };

/** How a span ended: its status, and what of it a failure is told by. */
const endOf = ({ status, attributes }: ReadableSpan) => ({
  status,
  code: attributes["http.response.status_code"],
  error: attributes["error.type"],
  resends: attributes["http.request.resend_count"],
});
const requestEnds = (sdk: Sdk) => requestsOf(sdk).map(endOf);
const callEnds = (sdk: Sdk) =>
  callsOf(sdk).map(({ status, attributes }) => ({ status, error: attributes["error.type"] }));

const once: RequestOptions = { retry: 0 };

describe("an answer without success", () => {
  it.each([400, 401, 404, 500, 503])("%i fails its request and its call", async (status) => {
    const sdk = createSdk();
    const { url } = await serve(refuse(status));
    await failure(clientOf(sdk, url).conversations.list({}, once));
    expect(requestEnds(sdk)).toEqual([
      { status: FAILED, code: status, error: `${status}`, resends: undefined },
    ]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: `${status}` }]);
  });

  it("that is tried again fails its request alone; resends are counted from the second one", async () => {
    const sdk = createSdk();
    const { url } = await serve(refuse(503), refuse(500), ok());
    await clientOf(sdk, url).conversations.list();
    expect(requestEnds(sdk)).toEqual([
      { status: FAILED, code: 503, error: "503", resends: undefined },
      { status: FAILED, code: 500, error: "500", resends: 1 },
      { status: FINE, code: 200, error: undefined, resends: 2 },
    ]);
    expect(callEnds(sdk)).toEqual([{ status: FINE, error: undefined }]);
  });

  it("of 401 is sent again with a new key, as a resend", async () => {
    const sdk = createSdk();
    const { url } = await serve(refuse(401), ok());
    await clientOf(sdk, url, { apiKey: () => "the-secret-key" }).conversations.list();
    expect(requestEnds(sdk)).toEqual([
      { status: FAILED, code: 401, error: "401", resends: undefined },
      { status: FINE, code: 200, error: undefined, resends: 1 },
    ]);
  });

  it("of 429 that keeps another call from being sent is that call's end, without a request", async () => {
    const sdk = createSdk();
    const { url } = await serve(refuse(429, { "retry-after": "30" }));
    const { conversations } = clientOf(sdk, url);
    await failure(conversations.list({}, once));
    await failure(conversations.list({}, { deadlineMs: 5000 }));
    expect(requestEnds(sdk)).toHaveLength(1);
    expect(callEnds(sdk)).toEqual([
      { status: FAILED, error: "429" },
      { status: FAILED, error: "429" },
    ]);
  });
});

describe("no whole answer", () => {
  it("for want of a connection is told by the platform's code", async () => {
    const sdk = createSdk();
    await failure(clientOf(sdk, await nowhere()).conversations.list({}, once));
    expect(requestEnds(sdk)).toMatchObject([{ status: FAILED, code: undefined, error: "ECONNREFUSED" }]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "ConnectionError" }]);
  });

  it("for a reason that the platform gives no known code is a ConnectionError", async () => {
    const sdk = createSdk();
    const cause = Object.assign(new Error("a text"), { code: "of-any-kind" });
    const fetch = () => Promise.reject(new TypeError("fetch failed", { cause }));
    await failure(clientOf(sdk, "https://api.test", { fetch }).conversations.list({}, once));
    expect(requestEnds(sdk)).toMatchObject([{ status: FAILED, error: "ConnectionError" }]);
    expect(requestsOf(sdk)[0]?.attributes["server.port"]).toBe(443);
  });

  it("because the body was cut off fails the request in spite of its status", async () => {
    const sdk = createSdk();
    const { url } = await serve((response) => {
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"conversations":', () => response.destroy());
    }, ok());
    await clientOf(sdk, url).conversations.list();
    expect(requestEnds(sdk)).toMatchObject([
      { status: FAILED, code: 200, error: "UND_ERR_SOCKET" },
      { status: FINE, code: 200, resends: 1 },
    ]);
    expect(callEnds(sdk)).toEqual([{ status: FINE, error: undefined }]);
  });

  it("because the body is not the JSON that it says it is does as well", async () => {
    const sdk = createSdk();
    const { url } = await serve((response) =>
      response.setHeader("content-type", "application/json").end("{"),
    );
    await failure(clientOf(sdk, url).conversations.list({}, once));
    expect(requestEnds(sdk)).toMatchObject([{ status: FAILED, code: 200, error: "InvalidResponseError" }]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "InvalidResponseError" }]);
  });

  it("in time is a TimeoutError, of the headers or of the body", async () => {
    const sdk = createSdk();
    const { url } = await serve(silence, (response) => {
      response.writeHead(200).write("{");
    });
    const { conversations } = clientOf(sdk, url, { timeoutMs: 100 });
    await failure(conversations.list({}, { retry: 1 }));
    expect(requestEnds(sdk)).toEqual([
      { status: FAILED, code: undefined, error: "TimeoutError", resends: undefined },
      { status: FAILED, code: 200, error: "TimeoutError", resends: 1 },
    ]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "TimeoutError" }]);
  });

  it("before the deadline aborts the request, and is the call's DeadlineError", async () => {
    const sdk = createSdk();
    const { url } = await serve(silence);
    await failure(clientOf(sdk, url).conversations.list({}, { deadlineMs: 100 }));
    expect(requestEnds(sdk)).toMatchObject([{ status: FAILED, error: "AbortError" }]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "DeadlineError" }]);
  });

  it("with no time left for another attempt is the call's DeadlineError as well", async () => {
    const sdk = createSdk();
    vi.spyOn(Math, "random").mockReturnValue(0.9);
    await failure(clientOf(sdk, await nowhere()).conversations.list({}, { deadlineMs: 200 }));
    expect(requestEnds(sdk)).toMatchObject([{ status: FAILED, error: "ECONNREFUSED" }]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "DeadlineError" }]);
  });

  it("because the caller aborted is an AbortError, and what fetch does afterwards is told no more", async () => {
    const sdk = createSdk();
    const controller = new AbortController();
    let answer = (_: Response): void => {};
    // A fetch that heeds no signal, and is redirected when nobody waits any more.
    const fetch = () => {
      controller.abort("the caller's reason");
      return new Promise<Response>((resolve) => {
        answer = resolve;
      });
    };
    const { conversations } = clientOf(sdk, "https://api.test", { fetch });
    await failure(conversations.list({}, { signal: controller.signal }));
    answer(new Response(null, { status: 302, headers: { location: "/v1/conversations" } }));
    await new Promise(setImmediate);
    expect(await sdk.metrics()).toMatchObject([{ dataPoints: [{ value: { count: 1 } }] }]);
    expect(requestEnds(sdk)).toMatchObject([{ status: FAILED, code: undefined, error: "AbortError" }]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "AbortError" }]);
  });

  it("because nothing may be sent fails the call alone", async () => {
    const sdk = createSdk();
    await failure(clientOf(sdk, "http://api.test").conversations.list());
    expect(requestEnds(sdk)).toEqual([]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "ConfigurationError" }]);
  });
});

it("an answer that arrived whole is no failure, whatever the client makes of it afterwards", async () => {
  const sdk = createSdk();
  const { url } = await serve((response) => response.setHeader("content-type", "application/json").end("{}"));
  expect(await failure(clientOf(sdk, url).conversations.list())).toBeInstanceOf(InvalidResponseError);
  expect(requestEnds(sdk)).toMatchObject([{ status: FINE, code: 200 }]);
  expect(callEnds(sdk)).toEqual([{ status: FINE, error: undefined }]);
});

describe("a redirect", () => {
  it("within the origin is a request by itself, and a resend", async () => {
    const sdk = createSdk();
    const { url } = await serve((response) => response.writeHead(302, { location: "/v2/x?y=z" }).end(), ok());
    await clientOf(sdk, url).conversations.list();
    expect(requestEnds(sdk)).toEqual([
      { status: FINE, code: 302, error: undefined, resends: undefined },
      { status: FINE, code: 200, error: undefined, resends: 1 },
    ]);
    expect(requestsOf(sdk)[1]).toMatchObject({
      name: "GET",
      attributes: { "url.full": `${url}/REDACTED?REDACTED=REDACTED` },
    });
  });

  it("to another origin fails the request, and nothing is sent there", async () => {
    const sdk = createSdk();
    const other = await serve(ok());
    const { url } = await serve((response) => response.writeHead(302, { location: other.url }).end());
    await failure(clientOf(sdk, url).conversations.list());
    expect(requestEnds(sdk)).toMatchObject([
      { status: FAILED, code: 302, error: "CrossOriginRedirectError" },
    ]);
    expect(callEnds(sdk)).toEqual([{ status: FAILED, error: "CrossOriginRedirectError" }]);
    expect(other.requests).toEqual([]);
  });
});
