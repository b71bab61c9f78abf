import { type ClientEvent, InvalidResponseError, isApiError } from "@covalkit/client";
import { type ValidateOptions, validateResponses } from "@covalkit/client/validate";
import { createMockApi, generateConversations } from "@covalkit/mock";
import { responses } from "@covalkit/spec/responses";
import { schemas } from "@covalkit/spec/schemas";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LARGEST } from "./page-sizes.ts";
import { apiError, failure, idsOf, type Step, scripted } from "./scripted.ts";

const good = {
  conversation_id: "gk3jK9mPq2xRt5vW8yZaBc",
  status: "COMPLETED",
  create_time: "2025-11-03T14:32:30Z",
};
const idSchema = schemas.Conversation?.properties?.conversation_id;
const page = (...conversations: unknown[]): object => ({ conversations, next_page_token: null });

function watched(steps: readonly Step[], options?: ValidateOptions) {
  const drift: Extract<ClientEvent, { type: "drift" }>[] = [];
  const onEvent = (event: ClientEvent) => {
    if (event.type === "drift") drift.push(event);
  };
  const { client } = scripted(steps, { validate: validateResponses(options), onEvent });
  return { client, drift };
}

/** The drift events of one body, each as its message. */
async function driftOf(body: object): Promise<string[]> {
  const { client, drift } = watched([body]);
  await client.conversations.list({}, { malformed: "skip" });
  return drift.map(({ message }) => message);
}

/** The same of a second conversation with these fields. */
const driftIn = (fields: object) => driftOf(page(good, { ...good, ...fields }));

describe("validateResponses", () => {
  it("finds nothing in the examples of the document", async () => {
    const examples = Object.values(responses.listConversations?.["200"]?.examples ?? {});
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) expect(await driftOf(example as object)).toEqual([]);
  });

  it("finds nothing in what the mock serves", async () => {
    const api = createMockApi({ conversations: generateConversations({ count: 600, seed: 1 }) });
    const { client, drift } = watched([(request) => api.fetch(request)]);
    expect(await client.conversations.list({ page_size: LARGEST }).toArray()).toHaveLength(600);
    expect(drift).toEqual([]);
  });

  it.each([
    ["a value of another type", { has_audio: "yes" }, "has_audio must be a boolean, not a string"],
    ["an array for an object", { metadata: [] }, "metadata must be an object, not an array"],
    [
      "a text that is too short",
      { conversation_id: "abc" },
      `conversation_id must have between ${idSchema?.minLength} and ${idSchema?.maxLength} characters`,
    ],
    ["a time that is none", { create_time: "yesterday" }, "create_time must be an RFC 3339 timestamp"],
    [
      "a time without a zone",
      { occurred_at: "2025-11-03T14:32:30" },
      "occurred_at must be an RFC 3339 timestamp",
    ],
    [
      "a day that no month has",
      { occurred_at: "2025-11-32T14:32:30Z" },
      "occurred_at must be an RFC 3339 timestamp",
    ],
    ["null where a value is required", { status: null }, "status must be a string, not null"],
  ])("reports %s", async (_, fields, message) => {
    expect(await driftIn(fields)).toEqual([`conversations[1].${message}`]);
  });

  it("reports what is required and missing", async () => {
    const { create_time: _, ...without } = good;
    expect(await driftOf(page(without))).toEqual(["conversations[0].create_time must be there"]);
  });

  it("reports an item that is no object", async () => {
    expect(await driftOf(page(good, null))).toEqual(["conversations[1] must be an object, not null"]);
  });

  it("says which operation, and where", async () => {
    const { client, drift } = watched([page({ ...good, has_audio: 1 })]);
    await client.conversations.list();
    expect(drift).toEqual([
      {
        type: "drift",
        operationId: "listConversations",
        path: "conversations[0].has_audio",
        message: "conversations[0].has_audio must be a boolean, not a number",
      },
    ]);
  });

  it("warns unless told otherwise, and hands the items out as they are", async () => {
    const odd = { ...good, has_audio: "yes" };
    const { client, drift } = watched([page(odd)], {});
    expect(await client.conversations.list().toArray()).toEqual([odd]);
    expect(drift).toHaveLength(1);
  });

  it("sends one event for each kind of drift in a page, however many items have it", async () => {
    const items = Array.from({ length: 250 }, (_, index) => ({
      ...good,
      conversation_id: `conversation-number-${String(index).padStart(3, "0")}`,
      has_audio: "yes",
      occurred_at: index % 2 ? "now" : "2025-11-03T14:32:00+01:00",
    }));
    expect(await driftOf(page(...items))).toEqual([
      "conversations[0].has_audio must be a boolean, not a string (and 249 more like it)",
      "conversations[1].occurred_at must be an RFC 3339 timestamp (and 124 more like it)",
    ]);
  });

  it("sends them again for the next page", async () => {
    const first = { conversations: [{ ...good, has_audio: 1 }], next_page_token: "t" };
    const second = page({ ...good, conversation_id: "hL4kL0nQr3ySt6vX9zAcDd", has_audio: 1 });
    const { client, drift } = watched([first, second]);
    expect(idsOf(await client.conversations.list().toArray())).toHaveLength(2);
    expect(drift).toHaveLength(2);
  });

  it("says nothing of the values themselves", async () => {
    expect(JSON.stringify(await driftIn({ create_time: "secret", conversation_id: "private" }))).not.toMatch(
      /secret|private/,
    );
  });

  it.each([
    ["a status that is new", { status: "MISLAID" }],
    ["a property that is new", { mislaid_by: 7, "mislaid-at": ["a"], mislaid: { code: 1 } }],
    ["any metadata", { metadata: { n: 1, deep: { list: [null] } } }],
    ["an optional property that is null", { occurred_at: null, metadata: null, has_audio: null, name: null }],
    ["a time with a fraction and an offset", { create_time: "2025-11-03T14:32:30.123456+05:30" }],
  ])("does not mind %s", async (_, fields) => {
    expect(await driftIn(fields)).toEqual([]);
  });

  it.each([
    ["null", null],
    ["absent", undefined],
    ["empty", ""],
  ])("does not mind a token that is %s", async (_, token) => {
    expect(await driftOf({ conversations: [good], next_page_token: token, total_size: 1 })).toEqual([]);
  });

  it("leaves errors to the errors, whatever their code", async () => {
    const { client, drift } = watched([apiError(400, "BRAND_NEW_CODE")], { drift: "error" });
    expect(isApiError(await failure(client.conversations.list()))).toBe(true);
    expect(drift).toEqual([]);
  });

  it('with "error" throws at the first drift, with its path, and sends no event', async () => {
    const { client, drift } = watched([page(good, { ...good, has_audio: "yes", metadata: 1 })], {
      drift: "error",
    });
    const error = await failure(client.conversations.list());
    expect(error).toBeInstanceOf(InvalidResponseError);
    expect(error).toMatchObject({
      code: "INVALID_RESPONSE",
      path: "conversations[1].has_audio",
      message: "conversations[1].has_audio must be a boolean, not a string.",
    });
    expect(drift).toEqual([]);
  });

  it('with "error" lets a good body pass, new properties and all', async () => {
    const { client } = watched([page({ ...good, status: "MISLAID", mislaid_by: 1 })], { drift: "error" });
    expect(await client.conversations.list().toArray()).toHaveLength(1);
  });

  it("names the body itself where that is wrong", async () => {
    const { client } = watched([[]], { drift: "error" });
    expect(await failure(client.conversations.list())).toMatchObject({
      path: "",
      message: "The body must be an object, not an array.",
    });
  });

  it("takes any JSON without failing itself", async () => {
    const validate = validateResponses();
    const { listConversations } = await import("@covalkit/spec");
    fc.assert(
      fc.property(
        fc.oneof(
          fc.jsonValue(),
          fc.jsonValue().map((value) => page(value)),
        ),
        (body) => {
          validate(listConversations, body, (event) => expect(event.type).toBe("drift"));
        },
      ),
    );
  });
});
