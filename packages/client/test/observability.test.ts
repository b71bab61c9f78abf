import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { type ClientEvent, createClient } from "@covalkit/client";
import { validateResponses } from "@covalkit/client/validate";
import { expect, it } from "vitest";
import { settle, useFakeTime } from "./fake-time.ts";
import { apiError, page, scripted } from "./scripted.ts";

useFakeTime();

const TYPES: readonly ClientEvent["type"][] = ["request", "response", "error", "retry", "page", "drift"];

it("each event of onEvent is published on its diagnostics channel too", async () => {
  const events: ClientEvent[] = [];
  const published: unknown[] = [];
  const listen = (message: unknown) => void published.push(message);
  for (const type of TYPES) subscribe(`covalkit:${type}`, listen);
  const { client } = scripted([new TypeError("no connection"), { conversations: [{ status: 1 }] }], {
    onEvent: (event) => events.push(event),
    validate: validateResponses(),
  });
  await settle(client.conversations.list().toArray());
  for (const type of TYPES) unsubscribe(`covalkit:${type}`, listen);

  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(TYPES));
  expect(published).toEqual(events);
});

it("each request is followed by exactly one response or error, also where its call is aborted", async () => {
  const events: ClientEvent[] = [];
  const controller = new AbortController();
  const fetches = [
    async () => apiError(503, "UNAVAILABLE"),
    async () => new Response("{", { headers: { "content-type": "application/json" } }),
    async () => new Response(null, { status: 302, headers: { location: "https://other.test" } }),
    () => new Promise<Response>(() => controller.abort()),
  ];
  const client = createClient({
    baseUrl: "https://api.test",
    fetch: () => (fetches.shift() ?? (async () => Response.json(page([]))))(),
    onEvent: (event) => events.push(event),
  });
  await settle(client.conversations.list());
  await settle(client.conversations.list({}, { signal: controller.signal }));

  const told = events.filter(({ type }) => ["request", "response", "error"].includes(type));
  expect(told.map((event) => [event.type, "reason" in event && event.reason])).toEqual([
    ...[
      ["request", false],
      ["response", false],
    ],
    ...[
      ["request", false],
      ["error", "body"],
    ],
    ...[
      ["request", false],
      ["error", "redirect"],
    ],
    ...[
      ["request", false],
      ["error", "aborted"],
    ],
  ]);
});
