import { type Conversation, createClient } from "@covalkit/client";
import { createProxy } from "@covalkit/client/proxy";
import { compile, parse } from "@covalkit/filter";
import { createMockApi } from "@covalkit/mock";
import { listConversations } from "@covalkit/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { LARGEST } from "./page-sizes.ts";
import { comparison, filterText } from "./proxy-filters.ts";
import { READINGS } from "./proxy-readings.ts";
import {
  type Handler,
  KEY,
  MOUNT,
  only,
  open,
  type ProxyReply,
  tenantOf,
  tenants,
  walk,
} from "./proxy-setup.ts";

const conversations = tenants(45);
const mine = conversations.filter((item) => tenantOf(item) === "a");
const foreignIds = conversations.filter((item) => !mine.includes(item)).map((item) => item.conversation_id);

/** Text made to break out of whatever it is put into. */
const brokenText = fc
  .array(
    fc.oneof(
      comparison,
      fc.constantFrom(
        " AND ",
        " OR ",
        " NOT ",
        "(",
        ")",
        '"',
        "\\",
        "=",
        "!=",
        " ",
        "\n",
        "\0",
        "'",
        "--",
        "metadata.",
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

function proxyInFrontOf(read: (typeof READINGS)[string]): Handler {
  const api = createMockApi({ conversations, apiKey: KEY, lastPageToken: "absent" });
  return createProxy(open({ fetch: read((request) => api.fetch(request)), constrain: () => only("a") }));
}

function expectNothingForeign(answers: readonly ProxyReply[]): void {
  for (const { text } of answers) expect(foreignIds.filter((id) => text.includes(id))).toEqual([]);
}

describe.each(Object.entries(READINGS))("in front of an API that %s", (name, read) => {
  const isExact = [
    "binds OR tighter",
    "binds AND tighter",
    "reads from left to right",
    "ends a value at any quote",
  ].includes(name);
  const query = fc.record({
    page_size: fc.constantFrom("7", "20", String(LARGEST)),
    order_by: fc.constantFrom("create_time", "-status"),
  });

  it("no filter gets anything outside the pinned one out of the proxy, and each gets what it means", async () => {
    const proxy = proxyInFrontOf(read);
    await fc.assert(
      fc.asyncProperty(filterText, query, async (filter, rest) => {
        const answers = await walk(proxy, { filter, ...rest });
        expectNothingForeign(answers);
        if (!isExact) return;
        const found = answers.flatMap(({ body }) => body.conversations.map((item) => item.conversation_id));
        const meant = mine
          .filter(compile(parse(filter), listConversations.filter.fields))
          .map((item) => item.conversation_id);
        expect(found.sort()).toEqual(meant.sort());
      }),
      { numRuns: 150 },
    );
  });

  it("no half text, quote or parenthesis does either", async () => {
    const proxy = proxyInFrontOf(read);
    await fc.assert(
      fc.asyncProperty(brokenText, query, async (filter, rest) => {
        const answers = await walk(proxy, { filter, ...rest });
        expectNothingForeign(answers);
        expect(
          answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 400),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it("the page's client walks it", async () => {
    const client = createClient({ baseUrl: MOUNT, fetch: proxyInFrontOf(read) });
    const found: Conversation[] = await client.conversations.list({ page_size: 7 }).toArray();
    if (isExact) expect(found).toHaveLength(mine.length);
    expect(found.filter((item) => tenantOf(item) !== "a")).toEqual([]);
  });
});
