import { listConversations } from "@covalkit/spec";
import { describe, expect, it } from "vitest";
import { LARGEST, SMALLEST } from "./page-sizes.ts";
import { only, proxied } from "./proxy-setup.ts";

const RANGE = `Must be between ${SMALLEST} and ${LARGEST}`;
const MAX = 8192;
const TOO_LONG = `Must have at most ${MAX} characters, as it is sent too`;
const ORDERS = listConversations.parameters.order_by.schema.enum;

describe("a parameter that comes through a proxy", () => {
  it.each([
    [`?page_size=${SMALLEST - 1}`, "page_size", RANGE],
    [`?page_size=${LARGEST + 1}`, "page_size", RANGE],
    ["?page_size=ten", "page_size", "Must be an integer, not a string"],
    ["?page_size=1.5", "page_size", "Must be an integer, not a string"],
    ["?page_size=1e2", "page_size", "Must be an integer, not a string"],
    ["?page_size=", "page_size", "Must be an integer, not a string"],
    ["?page_size=1&page_size=2", "page_size", "Must be given only once"],
    ["?filter=status%3DFAILED&filter=status%3DDELETED", "filter", "Must be given only once"],
    ["?order_by=mislaid_by", "order_by", `Must be one of ${ORDERS.join(", ")}`],
    ["?fliter=status%3DFAILED", "fliter", "Is not a parameter here"],
    ["?__proto__=1", "__proto__", "Is not a parameter here"],
    ["?constructor=1", "constructor", "Is not a parameter here"],
    ["?x-api-key=mine", "x-api-key", "Is not a parameter here"],
  ])("%s is a 400 that says why, and goes nowhere", async (query, field, description) => {
    const { ask, upstream } = proxied();
    const { status, body } = await ask(query);
    expect(status).toBe(400);
    expect(body.error.code).toBe("INVALID_ARGUMENT");
    expect(body.error.message).toEqual(expect.any(String));
    expect(body.error.details).toEqual([{ field, description }]);
    expect(upstream).toEqual([]);
  });

  it("is named together with all others that are wrong", async () => {
    const { body } = await proxied().ask("?page_size=x&mislaid=1&order_by=x");
    expect(body.error.details.map(({ field }) => field).toSorted()).toEqual([
      "mislaid",
      "order_by",
      "page_size",
    ]);
  });

  it("is sent as it was meant, if it is declared and well", async () => {
    const { ask, upstream } = proxied();
    const first = await ask("?page_size=5&order_by=-create_time&filter=");
    const token = encodeURIComponent(first.body.next_page_token ?? "");
    expect((await ask(`?order_by=-create_time&page_token=${token}&page_size=5`)).status).toBe(200);
    const query = { page_size: "5", order_by: "-create_time" };
    expect(upstream.map(({ url }) => Object.fromEntries(new URL(url).searchParams))).toEqual([
      query,
      { ...query, page_token: first.body.next_page_token },
    ]);
  });
});

describe("a filter that comes through a proxy", () => {
  const filtered = (text: string) => `?filter=${encodeURIComponent(text)}`;

  it("is read, and sent as its canonical text", async () => {
    const { ask, upstream, api } = proxied();
    const { body } = await ask(
      `${filtered('( status = "FAILED" )OR status=CANCELLED')}&page_size=${LARGEST}`,
    );
    const expected = api.conversations.filter(({ status }) => status === "FAILED" || status === "CANCELLED");
    expect(expected.length).toBeGreaterThan(0);
    expect(body.conversations).toHaveLength(expected.length);
    expect(new URL(upstream[0]?.url ?? "").searchParams.get("filter")).toBe(
      "status=FAILED OR status=CANCELLED",
    );
  });

  it("with nested AND and OR is exact, though no parenthesis can be sent", async () => {
    const { ask, upstream, api } = proxied();
    const text = "(status=FAILED AND metadata.tenant=a) OR (status=COMPLETED AND metadata.tenant=b)";
    const { body } = await ask(`${filtered(text)}&page_size=${LARGEST}`);
    const expected = api.conversations.filter(
      ({ status, metadata }) =>
        (status === "FAILED" && metadata?.tenant === "a") ||
        (status === "COMPLETED" && metadata?.tenant === "b"),
    );
    expect(new URL(upstream[0]?.url ?? "").searchParams.get("filter")).not.toMatch(/[()]/);
    expect(body.conversations).toHaveLength(expected.length);
  });

  it("may name a status that is new", async () => {
    const { ask } = proxied({ fetch: async () => Response.json({ conversations: [] }) });
    expect((await ask(filtered("status=MISLAID"))).status).toBe(200);
  });

  it("has at most 8,192 characters as it comes, however short it is once read", async () => {
    const { ask, upstream } = proxied();
    // Spaces are not sent on.
    expect((await ask(filtered("status=FAILED".padEnd(MAX)))).status).toBe(200);
    const refused = await ask(filtered("status=FAILED".padEnd(MAX + 1)));
    expect(refused.status).toBe(400);
    expect(refused.body.error.details).toEqual([{ field: "filter", description: TOO_LONG }]);
    expect(upstream.map(({ url }) => new URL(url).searchParams.get("filter"))).toEqual(["status=FAILED"]);
  });

  it("has at most 8,192 characters as it is sent, with what is pinned", async () => {
    const { ask, upstream } = proxied({
      constrain: () => only("a"),
      fetch: async (request) => {
        upstream.push(request);
        return Response.json({ conversations: [] });
      },
    });
    const pinned = 'metadata.tenant="a" AND external_conversation_id!=""';
    const ofLength = (length: number) =>
      filtered(`external_conversation_id!="${"x".repeat(length - pinned.length)}"`);
    expect((await ask(ofLength(MAX))).status).toBe(200);
    expect(new URL(upstream[0]?.url ?? "").searchParams.get("filter")).toHaveLength(MAX);
    const refused = await ask(ofLength(MAX + 1));
    expect([refused.status, refused.body.error.details]).toEqual([
      400,
      [{ field: "filter", description: TOO_LONG }],
    ]);
    expect(upstream).toHaveLength(1);
  });

  it.each([
    ["status=", /character 8/],
    ["status=FAILED and status=DELETED", /AND/],
    ["stattus=FAILED", /stattus.*status/],
    ["create_time>yesterday", /yesterday/],
    [`status=${"A".repeat(9000)}`, /at most 8192/],
    [
      `(${"metadata.a=1 AND ".repeat(90)}metadata.b=2) OR (${"metadata.c=1 AND ".repeat(40)}metadata.d=1)`.replaceAll(
        /\.([ac])=1/g,
        (() => {
          let n = 0;
          return () => `.k${n++}=1`;
        })(),
      ),
      /simplify/,
    ],
  ])("%.40s… is a 400 and goes nowhere", async (text, description) => {
    const { ask, upstream } = proxied();
    const { status, body } = await ask(filtered(text));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      code: "INVALID_ARGUMENT",
      message: "Invalid filter expression",
      details: [{ field: "filter", description: expect.stringMatching(description) }],
    });
    expect(upstream).toEqual([]);
  });
});
