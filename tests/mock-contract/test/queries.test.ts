import { createMockApi, generateItems, type Resource } from "@covalkit/mock";
import { type ListOperation, type Operation, operations } from "@covalkit/spec";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, isFromPrism } from "../src/ask.ts";
import { type BehindPrism, behindPrism } from "../src/behind-prism.ts";
import { breaches } from "../src/contract.ts";
import { queries } from "../src/draw-query.ts";

const lists = Object.values<Operation>(operations).filter(
  (operation): operation is ListOperation => operation.list !== undefined && !operation.path.includes("{"),
);
// The resources of the spec's own operations.
const resources = new Set(lists.map(({ resource }) => resource as Resource));
const api = createMockApi({
  items: Object.fromEntries(
    [...resources].map((resource) => [
      resource,
      generateItems(resource, { count: 300, seed: 8, hostile: true }),
    ]),
  ),
});
let servers: BehindPrism;

beforeAll(async () => {
  servers = await behindPrism(api);
});
afterAll(() => servers.close());

describe.each(lists.map((list) => [list.operationId, list] as const))("%s", (_, list) => {
  const { pageToken, nextPageToken, pageSize, items } = list.list;

  test("whatever is asked, every answer keeps the contract, and both agree on what is wrong", async () => {
    const seen = new Map<number, number>();
    let followed = 0;
    await fc.assert(
      fc.asyncProperty(queries(list), async (query) => {
        const search = new URLSearchParams(query.map((pair) => [...pair]));
        const answer = await ask(servers.trusting, list.path, search);
        expect(isFromPrism(answer), JSON.stringify(answer.body)).toBe(false);
        expect(breaches(list, answer)).toEqual([]);
        expect([200, 400]).toContain(answer.status);
        const next = answer.status === 200 ? (answer.body as Record<string, unknown>)[nextPageToken] : null;
        if (typeof next === "string") {
          const following = await ask(servers.strict, list.path, `${search}&${pageToken}=${next}`);
          expect([following.status, breaches(list, following)]).toEqual([200, []]);
          followed++;
        }
        seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);

        const strict = await ask(servers.strict, list.path, search);
        if (isFromPrism(strict)) expect(answer.status).toBe(400);
        else expect(strict).toMatchObject({ status: answer.status, body: answer.body });
        // What Prism lets pass can only be wrong in what no schema says: the filter's grammar, and the token.
        if (answer.status === 400 && !isFromPrism(strict)) {
          const fields = fieldsOf(answer.body);
          expect(fields.length).toBeGreaterThan(0);
          expect([list.filter?.parameter, pageToken]).toEqual(expect.arrayContaining(fields));
        }
      }),
      { numRuns: 400, seed: 20_251_103 },
    );
    expect(seen.get(200)).toBeGreaterThan(50);
    expect(seen.get(400)).toBeGreaterThan(50);
    expect(followed).toBeGreaterThan(20);
  });

  test("a walk in every order keeps the contract on every page", async () => {
    const orders = list.orderBy === undefined ? [] : (list.parameters[list.orderBy]?.schema.enum ?? []);
    for (const order of orders) {
      let listed = 0;
      for (let token: unknown = ""; token !== null; ) {
        const query = new URLSearchParams({ [list.orderBy ?? ""]: String(order) });
        if (pageSize !== undefined)
          query.set(pageSize, String(Math.min(70, list.parameters[pageSize]?.schema.maximum ?? 70)));
        if (typeof token === "string" && token !== "") query.set(pageToken, token);
        const answer = await ask(servers.strict, list.path, query);
        expect(isFromPrism(answer), JSON.stringify(answer.body)).toBe(false);
        expect(breaches(list, answer)).toEqual([]);
        // The contract was just checked.
        const body = answer.body as Record<string, unknown>;
        listed += (body[items] as unknown[]).length;
        token = body[nextPageToken] ?? null;
      }
      expect(listed).toBe(300);
    }
  });
});

test("there is a list to ask", () => {
  expect(lists.length).toBeGreaterThan(0);
});

function fieldsOf(body: unknown): string[] {
  const { error } = body as { error: { details: { field: string }[] } }; // The contract was just checked.
  return error.details.map(({ field }) => field);
}
