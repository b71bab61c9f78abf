import { createMockApi, type MockApiOptions } from "@covalkit/mock";
import { listConversations } from "@covalkit/spec";
import { help } from "@covalkit/spec/help";
import { responses } from "@covalkit/spec/responses";
import { afterEach, describe, expect, test } from "vitest";
import { type Answer, ask, isFromPrism, KEY } from "../src/ask.ts";
import { type BehindPrism, behindPrism } from "../src/behind-prism.ts";
import { breaches } from "../src/contract.ts";

const list = listConversations;
const {
  [list.list.pageSize]: {
    schema: { minimum: smallest },
  },
} = list.parameters;
const documented = responses[list.operationId] ?? {};
const pages = Object.entries(documented["200"]?.examples ?? {});
let servers: BehindPrism | undefined;

afterEach(async () => {
  await servers?.close();
  servers = undefined;
});

async function start(options: MockApiOptions = {}): Promise<BehindPrism> {
  servers = await behindPrism(createMockApi(options));
  return servers;
}

async function held(base: string, query: Record<string, string> = {}, key?: string | null): Promise<Answer> {
  const answer = await ask(base, list.path, query, key);
  expect(isFromPrism(answer), JSON.stringify(answer.body)).toBe(false);
  expect(breaches(list, answer)).toEqual([]);
  return answer;
}

test.each(pages)(
  "the documented page %s is what the mock answers when it holds those conversations",
  async (_, page) => {
    const { conversations } = page as { conversations: { conversation_id: string }[] }; // As the document has them.
    const { strict } = await start({ conversations: conversations as never });
    const { body } = await held(strict);
    expect(body).toEqual({ conversations: expect.arrayContaining(conversations), next_page_token: null });
    expect((body as typeof page & { conversations: unknown[] }).conversations).toHaveLength(
      conversations.length,
    );
  },
);

describe("every documented example of a parameter", () => {
  const examples = Object.entries(help[list.operationId]?.examples ?? {}).flatMap(([name, all]) =>
    all.map(({ value }) => [name, String(value)] as const),
  );

  test.each(examples)("%s=%s is understood", async (name, value) => {
    const { strict } = await start();
    const { status, body } = await held(strict, { [name]: value });
    if (name !== list.list.pageToken) expect(status).toBe(200);
    // It is well-formed, but no token that this mock gave out.
    else expect([status, body]).toMatchObject([400, { error: { details: [{ field: name }] } }]);
  });

  test("there are some for every parameter that a list is read with", () => {
    const { pageSize, pageToken } = list.list;
    const names = [pageSize, pageToken, list.filter.parameter, list.orderBy];
    expect(examples.map(([name]) => name)).toEqual(expect.arrayContaining(names));
  });
});

describe("every documented error", () => {
  const errors = Object.entries(documented)
    .filter(([status]) => !status.startsWith("2"))
    .flatMap(([status, { examples }]) =>
      Object.entries(examples).map(([name, body]) => [Number(status), name, body] as const),
    );

  /** What to do to get it. */
  const ways: Readonly<Record<string, () => Promise<Answer>>> = {
    "400 page_size": async () => held((await start()).trusting, { page_size: String(smallest - 1) }),
    "400 filter": async () => held((await start()).trusting, { filter: "mislaid=FAILED" }),
    "401 unauthenticated": async () => held((await start({ apiKey: "another" })).strict),
    "403 permission_denied": async () => held((await start({ deniedApiKey: KEY })).strict),
    // Prism knows no other address than the documented ones.
    "404 not_found": async () => ask((await start()).direct, "/v1/nothing"),
    "429 rate_limited": async () => held((await start({ faults: { rates: { "429": 1 } } })).strict),
    "500 internal_error": async () => held((await start({ faults: { rates: { "500": 1 } } })).strict),
  };

  test.each(errors)("%i %s is answered as documented", async (status, name, body) => {
    const answer = await ways[`${status} ${name}`]?.();
    expect(answer?.status).toBe(status);
    expect(answer && breaches(list, answer)).toEqual([]);
    // The description of a filter's fault is the filter language's own.
    const same =
      name === "filter" ? withDescription(body, expect.stringContaining('"mislaid" is unknown')) : body;
    expect(answer?.body).toEqual(same);
    for (const [header, value] of Object.entries(documented[status]?.headers ?? {})) {
      expect(answer?.headers.get(header)).toBe(value);
    }
  });

  test.each([null, ""])("a key that is %j is refused as one that is wrong", async (key) => {
    const { trusting } = await start();
    const answer = await ask(trusting, list.path, {}, key);
    expect(answer.body).toEqual(documented["401"]?.examples.unauthenticated);
    expect(breaches(list, answer)).toEqual([]);
  });
});

function withDescription(body: unknown, description: unknown): unknown {
  const { error } = body as { error: { details: object[] } }; // As the document has it.
  return { error: { ...error, details: error.details.map((detail) => ({ ...detail, description })) } };
}
