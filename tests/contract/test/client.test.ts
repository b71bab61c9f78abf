import { ApiError, createClient, RateLimitError } from "@covalkit/client";
import { listConversations } from "@covalkit/spec";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, inject, it } from "vitest";
import document from "../../../spec/src/generated/openapi.json" with { type: "json" };
import { errorExamples, pageExamples } from "../prism/cases.ts";
import { preferring } from "../prism/prefer-proxy.ts";

const clientOf = (preference: string, apiKey = "contract-tests") =>
  createClient({ apiKey, baseUrl: preferring(inject("preferUrl"), preference), retry: 0 });

describe("the client against the mock of the document", () => {
  it.each(pageExamples)("returns the page %s", async (name, body) => {
    expect(await clientOf(`example=${name}`).conversations.list()).toEqual(body);
  });

  it.each(errorExamples)("turns %i %s into a typed error", async (status, name, body) => {
    const error = await clientOf(`code=${status}, example=${name}`)
      .conversations.list()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, code: body.error.code });
    expect((error as ApiError).message).toContain(body.error.message);
  });

  it("reads when to come back from a 429", async () => {
    const before = Date.now();
    const error = await clientOf("code=429")
      .conversations.list()
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(RateLimitError);
    expect((error as RateLimitError).retryAt?.getTime()).toBeGreaterThan(before);
  });

  it("is refused without a key", async () => {
    const keyless = createClient({ baseUrl: inject("prismUrl") });
    await expect(keyless.conversations.list()).rejects.toMatchObject({
      status: 401,
      code: "UNAUTHENTICATED",
    });
  });

  it("sends every parameter in a way the document accepts", async () => {
    const page = await createClient({
      apiKey: "contract-tests",
      baseUrl: inject("prismUrl"),
    }).conversations.list({
      page_size: listConversations.parameters.page_size.schema.maximum,
      page_token: "eyJvZmZzZXQiOiA1MH0=",
      filter: 'status=COMPLETED AND occurred_at>="2025-11-01T00:00:00Z"',
      order_by: "-create_time",
    });
    expect(page.conversations).not.toHaveLength(0);
  });

  it("walks pages and items until the last page", async () => {
    const client = clientOf("example=last_page");
    const last = pageExamples.find(([name]) => name === "last_page")?.[1];
    const pages = await Array.fromAsync(client.conversations.list().pages());
    expect(pages).toEqual([last]);
    expect(await client.conversations.list().toArray()).toEqual(last?.conversations);
  });

  it("reads 200 generated bodies, each valid against the schema", async () => {
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    const validate = ajv.addSchema(document, "openapi").compile({
      $ref: "openapi#/components/schemas/ListConversationsResponse",
    });
    const sizes = new Set<number>();
    for (let seed = 0; seed < 200; seed++) {
      const page = await clientOf(`dynamic=true, seed=${seed}`).conversations.list();
      if (!validate(page)) throw new Error(`Seed ${seed}: ${ajv.errorsText(validate.errors)}`);
      sizes.add(page.conversations.length);
    }
    expect(sizes.size).toBeGreaterThan(2); // the seeds do make different bodies
  });
});
