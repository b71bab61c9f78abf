import { conversationFilter } from "@covalkit/client";
import { openTelemetry } from "@covalkit/client/opentelemetry";
import type { Operation } from "@covalkit/spec";
import { describe, expect, it } from "vitest";
import {
  type Answer,
  clientOf,
  createSdk,
  ok,
  requestsOf,
  serve,
  useOpenTelemetry,
} from "./opentelemetry-setup.ts";
import { page } from "./scripted.ts";

useOpenTelemetry();

/** What must be nowhere: in part of every value below, and in every spelling of it. */
const CANARY = "canary+15550100";
const SPELLINGS = /canary|15550100/i;

const params = {
  filter: conversationFilter.external_conversation_id.eq(CANARY),
  page_token: `token-${CANARY}`,
};
const key = `key-${CANARY}`;

/** An answer that says everything back: in its headers, its body and its reason. */
const echo =
  (status: number): Answer =>
  (response, request) =>
    response
      .writeHead(status, CANARY, {
        "content-type": "application/json",
        "x-request-id": key,
        "x-echo": CANARY,
      })
      .end(JSON.stringify({ error: { code: CANARY, message: request.url, details: [] } }));

const hangUp: Answer = (response, { url }) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write(JSON.stringify(page([`${url}`])).slice(0, -1), () => response.destroy());
};

describe("no value of a caller's or the API's is in any span or measurement", () => {
  it.each<[string, Answer[]]>([
    ["after a success", [ok([CANARY], CANARY), ok([CANARY])]],
    ["after a refusal that says it back", [echo(400)]],
    ["after a retry", [echo(503), echo(429), ok()]],
    ["after a body that was cut off", [hangUp, ok()]],
    [
      "after a redirect to where it stands in the path",
      [(response) => response.writeHead(302, { location: `/${CANARY}/v1?${CANARY}=${key}` }).end(), ok()],
    ],
    [
      "after a redirect to another origin",
      [(response) => response.writeHead(302, { location: `https://${CANARY}.test/${CANARY}` }).end()],
    ],
  ])("%s", async (_, answers) => {
    const sdk = createSdk();
    const { url, requests } = await serve(...answers);
    const { conversations } = clientOf(sdk, url, { apiKey: key });
    await Promise.allSettled([conversations.list(params).toArray()]);

    expect(requests[0]?.url).toMatch(SPELLINGS);
    expect(requestsOf(sdk)).toHaveLength(requests.length);
    const everything = await sdk.everything();
    expect(everything).toContain("/v1/conversations?");
    expect(everything).toContain("http.client.request.duration");
    expect(everything).not.toMatch(SPELLINGS);
    expect(JSON.stringify(requests.map(({ headers }) => headers.traceparent))).not.toMatch(SPELLINGS);
  });

  it.each<[string, (request: Request) => Promise<Response>]>([
    [
      "after an error of fetch that quotes the request",
      async (request) => {
        throw Object.assign(new TypeError(request.url, { cause: new Error(CANARY) }), {
          name: CANARY,
          code: CANARY,
          request,
        });
      },
    ],
    ["after a fetch that throws it", () => Promise.reject(CANARY)],
  ])("%s", async (_, fetch) => {
    const sdk = createSdk();
    const { conversations } = clientOf(sdk, "https://api.test", { apiKey: key, fetch });
    await Promise.allSettled([conversations.list(params, { retry: 1 })]);
    expect(requestsOf(sdk)).toHaveLength(2);
    expect(await sdk.everything()).not.toMatch(SPELLINGS);
  });

  it("after an abort with it as the reason", async () => {
    const sdk = createSdk();
    const controller = new AbortController();
    const { url } = await serve(() => controller.abort(new Error(CANARY)));
    await Promise.allSettled([
      clientOf(sdk, url, { apiKey: key }).conversations.list(params, { signal: controller.signal }),
    ]);
    expect(requestsOf(sdk)).toHaveLength(1);
    expect(await sdk.everything()).not.toMatch(SPELLINGS);
  });

  it("of an operation with parameters in its path, its headers, and the keys of an object", async () => {
    const sdk = createSdk();
    const operation: Operation = {
      operationId: "getTurn",
      resource: "turns",
      action: "get",
      method: "GET",
      path: "/v1/conversations/{id}/turns/{turn}",
      parameters: {
        id: { in: "path", required: true, schema: {} },
        turn: { in: "path", required: true, schema: {} },
        with: { in: "query", schema: {} },
        where: { in: "query", style: "deepObject", schema: { type: "object" } },
        "x-team": { in: "header", schema: {} },
      },
    };
    const baseUrl = "https://[::1]:8443/base";
    const url = new URL(`${baseUrl}/v1/conversations/${CANARY}/turns/${CANARY}`);
    url.search = `?with=${CANARY}&with=2&where[${CANARY}]=${CANARY}&${CANARY}=1&x-team=${CANARY}#${CANARY}`;
    // The table has no such operation yet; what a client passes on is passed on here.
    const request = new Request(url, { headers: { "x-team": CANARY } });
    const response = Response.json({});
    const transport = openTelemetry(sdk)(async (_, options) => {
      await options?.watch?.(
        async (fetch) => ({ response: await fetch(request), size: 2 }),
        async () => response,
      );
      return response;
    }, baseUrl);
    await transport(request, { operation });
    expect(sdk.spans().map(({ name }) => name)).toEqual([
      "turns.get",
      "GET /base/v1/conversations/{id}/turns/{turn}",
    ]);
    expect(requestsOf(sdk)[0]?.attributes).toMatchObject({
      "server.address": "::1",
      "server.port": 8443,
      "url.full": `${baseUrl}/v1/conversations/REDACTED/turns/REDACTED?with=REDACTED&where=REDACTED&REDACTED=REDACTED`,
      "url.template": "/base/v1/conversations/{id}/turns/{turn}",
    });
    expect(await sdk.everything()).not.toMatch(SPELLINGS);
  });
});
