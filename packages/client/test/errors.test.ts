import {
  ApiError,
  AuthenticationError,
  BadRequestError,
  ConfigurationError,
  CovalError,
  createClient,
  isApiError,
  isCovalError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
} from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { apiError, failure, scripted } from "./scripted.ts";

const failWith = (step: Response) => failure(scripted([step], { retry: 0 }).client.conversations.list());
const html = (status: number) =>
  new Response("<html><h1>No</h1></html>", {
    status,
    statusText: "Nope",
    headers: { "content-type": "text/html" },
  });

describe("an answer without success", () => {
  it.each([
    [400, BadRequestError],
    [401, AuthenticationError],
    [403, PermissionDeniedError],
    [404, NotFoundError],
    [429, RateLimitError],
    [500, ServerError],
    [503, ServerError],
    [418, ApiError],
  ])("%i is a %o", async (status, Type) => {
    const error = await failWith(apiError(status, "CODE"));
    expect(error).toBeInstanceOf(Type);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toBeInstanceOf(CovalError);
    expect((error as Error).name).toBe(Type.name);
    expect(error).toMatchObject({ status, code: "CODE", method: "GET", details: [] });
    expect(isApiError(error) && isCovalError(error)).toBe(true);
  });

  it("carries the API's details", async () => {
    const details = [{ field: "page_size", description: "Must be even" }];
    const error = await failWith(apiError(400, "INVALID_ARGUMENT", {}, details));
    expect(error).toMatchObject({ details });
    expect(String(error)).toContain("page_size: Must be even");
  });

  it("says in its message what failed, for a log that has nothing else", async () => {
    const said = async (body: BodyInit | null, init: ResponseInit) =>
      ((await failWith(new Response(body, { statusText: "Bad Gateway", status: 502, ...init }))) as Error)
        .message;
    const headers = { "x-request-id": "req-9" };
    expect(await said(null, { headers })).toBe("GET /v1/conversations: 502 Bad Gateway (request req-9)");
    expect(await said("<h1>no</h1>", {})).toBe("GET /v1/conversations: 502 Bad Gateway");
    expect(
      await said('{"error":{"message":"The filter is wrong"}}', { status: 400, statusText: "", headers }),
    ).toBe("GET /v1/conversations: 400 (request req-9): The filter is wrong");
  });

  it.each([
    [
      { title: "Out of credit", detail: "Your balance is 30." },
      "502 Nope: Out of credit: Your balance is 30.",
    ],
    [{ title: "Nope", detail: "Your balance is 30." }, "502 Nope: Your balance is 30."],
    [{ type: "about:blank", title: "Out of credit" }, "502 Nope: Out of credit"],
  ])("in problem+json (RFC 9457) is read: %o", async (problem, message) => {
    const response = Response.json(problem, { status: 502, statusText: "Nope" });
    expect(((await failWith(response)) as Error).message).toBe(`GET /v1/conversations: ${message}`);
  });

  it("leaves out details of another shape, and has no empty line for them", async () => {
    const details = [{ "@type": "x" }, { description: "No field" }, { field: "page_size" }, { field: 5 }];
    const error = await failWith(apiError(400, "INVALID_ARGUMENT", {}, details));
    expect((error as Error).message.split("\n").slice(1)).toEqual(["  No field", "  page_size"]);
    expect((error as ApiError).details).toHaveLength(2);
  });

  it.each([
    [
      "the gateway's shape",
      Response.json({ message: "Missing API Key" }, { status: 403 }),
      /403: Missing API Key$/,
      "HTTP_403",
    ],
    ["HTML", html(502), /: 502 Nope$/, "HTTP_502"],
    ["an empty body", new Response(null, { status: 500 }), /: 500$/, "HTTP_500"],
    [
      "an empty body with its length",
      new Response("", { status: 500, headers: { "content-length": "0" } }),
      /500/,
      "HTTP_500",
    ],
    ["JSON of no shape", Response.json([1], { status: 400 }), /400/, "HTTP_400"],
    ["an error that is a text", Response.json({ error: "Bad" }, { status: 400 }), /400: Bad/, "HTTP_400"],
    [
      "an error of odd types",
      Response.json({ error: { code: 5, message: {}, details: [null] } }, { status: 400 }),
      /400/,
      "HTTP_400",
    ],
  ])("in %s becomes the same error", async (_, response, message, code) => {
    const error = await failWith(response);
    expect(error).toBeInstanceOf(ApiError);
    expect(String(error)).toMatch(message);
    expect(error).toMatchObject({ code });
  });

  it.each([
    ["x-request-id", { headers: { "x-request-id": "r1", "x-amzn-requestid": "r2" } }, "r1"],
    ["x-amzn-requestid", { headers: { "x-amzn-requestid": "r2" } }, "r2"],
  ])("has the request id of %s", async (_, init, requestId) => {
    expect(await failWith(apiError(404, "NOT_FOUND", init))).toMatchObject({ requestId });
  });

  it("has the request id of the body", async () => {
    const response = Response.json({ error: { code: "X", message: "y" }, request_id: "r3" }, { status: 404 });
    expect(await failWith(response)).toMatchObject({ requestId: "r3" });
  });

  it("points at the part of a filter that the API complains of", async () => {
    const details = [{ field: "filter", description: 'Unknown value "q4"' }];
    const { client } = scripted([apiError(400, "INVALID_ARGUMENT", {}, details)]);
    const error = await failure(
      client.conversations.list({ filter: "status=FAILED AND metadata.campaign=q4" }),
    );
    const [text = "", marks = ""] = String(error).split("\n").slice(-2);
    expect(text.trim()).toMatch(/^status=FAILED AND metadata\.campaign="q4"$/);
    expect(text.slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toBe('metadata.campaign="q4"');
  });

  it.each([
    ["a value", "status=FAILED OR status=BAD", 'Unknown value "BAD" for status', 'status="BAD"'],
    ["a field", "metadata.k=1 AND mislaid=1", 'Unknown field "mislaid"', "mislaid="],
    [
      "a field that stands twice",
      "metadata.k=1 AND metadata.k=2",
      'Cannot filter by "metadata.k"',
      undefined,
    ],
    ["nothing that stands there", "status=FAILED", "No", undefined],
  ])("marks what it names: %s", async (_, filter, description, marked) => {
    const { client } = scripted([apiError(400, "INVALID_ARGUMENT", {}, [{ field: "filter", description }])]);
    const lines = String(await failure(client.conversations.list({ filter }))).split("\n");
    const marks = lines.at(-1) ?? "";
    if (marked === undefined) expect(marks).not.toContain("^");
    else expect((lines.at(-2) ?? "").slice(marks.indexOf("^"), marks.lastIndexOf("^") + 1)).toContain(marked);
  });

  it("says which address it came from, also where a fetch made the response by hand", async () => {
    const { client } = scripted([apiError(404, "NOT_FOUND")]);
    const error = await failure(client.conversations.list({ page_size: 3 }));
    expect(error).toMatchObject({ url: "https://api.test/v1/conversations?page_size=3" });
  });

  it("of openapi-fetch itself is its error, not thrown", async () => {
    const { client } = scripted([apiError(404, "NOT_FOUND")]);
    const { error, response } = await client.api.GET("/v1/conversations");
    expect(error).toMatchObject({ error: { code: "NOT_FOUND" } });
    expect(response.status).toBe(404);
  });
});

describe("a success that is none", () => {
  it.each([
    ["an empty 200", new Response("")],
    ["a 204", new Response(null, { status: 204 })],
    ["HTML", new Response("<p>hello</p>", { headers: { "content-type": "text/html" } })],
    ["half JSON", new Response('{"conversations":[', { headers: { "content-type": "application/json" } })],
  ])("%s is an InvalidResponseError", async (_, response) => {
    expect(await failWith(response)).toMatchObject({
      name: "InvalidResponseError",
      code: "INVALID_RESPONSE",
      path: "",
    });
  });
});

describe("a filter that is none", () => {
  it("is refused before anything is sent", async () => {
    const { client, requests } = scripted([{}]);
    const filter: string = "status==FAILED";
    expect(await failure(client.conversations.list({ filter }))).toMatchObject({ name: "FilterSyntaxError" });
    expect(requests).toHaveLength(0);
  });
});

it("the guards know other errors for what they are", () => {
  const plain = Object.assign(new Error("no"), { status: 404, code: "X" });
  expect(isCovalError(plain) || isApiError(plain) || isApiError(undefined)).toBe(false);
  expect(isApiError(new ConfigurationError("no"))).toBe(false);
});

it("errors of another copy of the package are known by the guards", async () => {
  const { createClient: other } = await import("../src/index.ts?copy" as "../src/index.ts");
  expect(other).not.toBe(createClient);
  const error = await failure(
    other({ baseUrl: "https://api.test", fetch: async () => apiError(404, "X") }).conversations.list(),
  );
  expect(error).not.toBeInstanceOf(CovalError);
  expect(isCovalError(error) && isApiError(error)).toBe(true);
  expect(isCovalError(error, "NotFoundError") && !isCovalError(error, "BadRequestError")).toBe(true);
});
