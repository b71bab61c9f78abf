import {
  AuthenticationError,
  BadRequestError,
  ConnectionError,
  InvalidResponseError,
  unwrap,
} from "@covalkit/client";
import { describe, expect, it } from "vitest";
import { otherMethods } from "./document.ts";
import { apiError, failure } from "./scripted.ts";

describe("unwrap", () => {
  it("gives the data of a success", async () => {
    const { api, sent } = otherMethods(Response.json({ id: "1" }, { status: 201 }));
    const made = await unwrap(api.POST("/v9/things", { body: { name: "n" } }));
    expect(made.id).toBe("1");
    expect(await sent[0]?.json()).toEqual({ name: "n" });
    expect(sent[0]?.method).toBe("POST");
  });

  it("gives undefined for nothing", async () => {
    const { api } = otherMethods(new Response(null, { status: 204 }));
    expect(await unwrap(api.DELETE("/v9/things"))).toBeUndefined();
  });

  it("throws the typed error of an answer without success, and sends nothing but a GET again", async () => {
    const details = [{ field: "name", description: "Must be given" }];
    const { api, sent } = otherMethods(
      apiError(400, "INVALID", { headers: { "x-request-id": "r-1" } }, details),
    );
    const error = await failure(unwrap(api.POST("/v9/things", { body: { name: "" } })));
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({
      code: "INVALID",
      method: "POST",
      url: "https://api.test/v9/things",
      details,
      requestId: "r-1",
    });
    expect(sent).toHaveLength(1);
  });

  it("says of a 401 where the key came from", async () => {
    const { api } = otherMethods(apiError(401, "UNAUTHENTICATED"));
    const error = await failure(unwrap(api.DELETE("/v9/things")));
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ message: expect.stringContaining("the apiKey option") });
  });

  it("lets the errors of a call without an answer through", async () => {
    const { api } = otherMethods(new TypeError("fetch failed"), { retry: 0 });
    expect(await failure(unwrap(api.DELETE("/v9/things")))).toBeInstanceOf(ConnectionError);
  });

  it("takes a middleware's answer that is no JSON for an invalid one", async () => {
    const { api } = otherMethods({});
    api.use({ onResponse: () => new Response("{") });
    expect(await failure(unwrap(api.POST("/v9/things", { body: { name: "n" } })))).toBeInstanceOf(
      InvalidResponseError,
    );
  });
});
