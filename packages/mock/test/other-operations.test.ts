import { expect, test } from "vitest";
import { createMockApi, generateConversations, manualClock } from "../src/index.ts";
import { KEY } from "./ask.ts";
import { runs, runsTable } from "./runs-table.ts";

const api = createMockApi({
  ...runsTable,
  items: { runs },
  conversations: generateConversations({ count: 3, seed: 1 }),
});

async function get(path: string, from = api) {
  const response = await from.fetch(path, { headers: { "x-api-key": KEY } });
  return { status: response.status, body: await response.json() };
}

async function runIds(query: string): Promise<string[]> {
  const { body } = await get(`/v1/agents/even/runs?${query}`);
  return body.runs.map(({ run_id }: { run_id: string }) => run_id);
}

test("another list is served by its own names, order, size and token", async () => {
  const { body } = await get("/v1/agents/even/runs");
  expect(body.runs.map(({ run_id }: { run_id: string }) => run_id)).toEqual([
    "run-8",
    "run-6",
    "run-2",
    "run-0",
  ]);
  expect(await get(`/v1/agents/even/runs?after=${body.next_after}`)).toEqual({
    status: 200,
    body: { runs: [runs[4]], next_after: null },
  });
});

test("a path parameter keeps the items that have its value", async () => {
  expect((await get("/v1/agents/odd/runs?limit=9")).body.runs).toHaveLength(5);
  expect((await get("/v1/agents/none/runs")).body).toEqual({ runs: [], next_after: null });
});

test("a token belongs to its address", async () => {
  const { body } = await get("/v1/agents/even/runs");
  const { status, body: refused } = await get(`/v1/agents/odd/runs?after=${body.next_after}`);
  expect([status, refused.error.details[0].field]).toEqual([400, "after"]);
});

test("its own filter works, by numbers too", async () => {
  expect(await runIds("where=score>=0.2 AND score<0.8&sort=score")).toEqual(["run-2", "run-6"]);
});

test("a parameter named like a property keeps the items with one of its values", async () => {
  expect(await runIds("state=DONE")).toEqual(["run-8", "run-2"]);
  expect(await runIds("state=DONE&state=QUEUED&sort=started_at")).toEqual([
    "run-0",
    "run-2",
    "run-6",
    "run-8",
  ]);
});

test.each([
  ["limit=10", "limit", "Must be between 1 and 9"],
  ["state=LOST", "state", "Must be one of QUEUED, RUNNING, DONE (at [0])"],
  ["dry=maybe", "dry", "Must be a boolean, not a string"],
])(
  "%s is refused, in the shape of the errors that other operations declare",
  async (query, field, description) => {
    const { status, body } = await get(`/v1/agents/even/runs?${query}`);
    expect(status).toBe(400);
    expect(body.error).toEqual({
      code: "INVALID_ARGUMENT",
      message: "Invalid query parameters",
      details: [{ field, description }],
    });
  },
);

test("a path parameter is checked too", async () => {
  const { status, body } = await get("/v1/agents/x/runs");
  expect([status, body.error.details[0]]).toEqual([
    400,
    { field: "agent_id", description: "Must have at least 2 characters" },
  ]);
});

test("an operation for one item answers with it, or with its own 404", async () => {
  expect(await get("/v1/runs/run-3")).toEqual({ status: 200, body: runs[3] });
  expect((await get("/v1/runs/run-99")).body.error.message).toBe("No such run");
});

test("an error that no example shows is answered with another operation's example", async () => {
  const { listRuns, ...others } = runsTable.responses;
  const own = { ...listRuns, "400": { description: "", headers: {}, examples: {} } };
  const { status, body } = await get(
    "/v1/agents/even/runs?limit=10",
    createMockApi({ ...runsTable, responses: { listRuns: own, ...others } }),
  );
  expect([status, body.error.message]).toEqual([400, "Invalid query parameters"]);
});

test("an operation without items answers with its example", async () => {
  expect(await get("/v1/health")).toEqual({ status: 200, body: { ok: true } });
});

test("a table that lists nothing is served too; there is nothing to change in it", async () => {
  const { getHealth } = runsTable.operations;
  const own = createMockApi({ ...runsTable, operations: { getHealth } });
  expect(await get("/v1/health", own)).toEqual({ status: 200, body: { ok: true } });
  expect(() => own.remove("id")).toThrow(RangeError);
});

test("where the table does not list the spec's own, its first list is what add, update and remove change", () => {
  const { listRuns } = runsTable.operations;
  const own = createMockApi({ ...runsTable, operations: { listRuns }, items: { runs } });
  own.remove("run-4");
  expect(own.collection("runs").items).toHaveLength(9);
});

test("a status that stands after an ending, and is none, is no stage", async () => {
  const { Run } = runsTable.schemas;
  const state = { type: "string", enum: ["QUEUED", "DONE", "STRAY"], "x-lifecycle": { endings: ["DONE"] } };
  const schemas = { ...runsTable.schemas, Run: { ...Run, properties: { ...Run.properties, state } } };
  const clock = manualClock(Date.parse("2026-01-01T00:00:00Z"));
  const live = { arrivalsPerMinute: 60, stageMs: 5000, removalsPerMinute: 0 };
  const own = createMockApi({ ...runsTable, schemas, clock, live });
  await clock.advance(120_000);
  const made = own.collection("runs").items;
  expect(new Set(made.map((run) => run.state))).toEqual(new Set(["QUEUED", "DONE"]));
});

test("the spec's own list is served beside it", async () => {
  expect((await get("/v1/conversations")).body.conversations).toHaveLength(3);
  expect(api.conversations).toHaveLength(3);
});

test("its items can be changed", async () => {
  const own = createMockApi({ ...runsTable, items: { runs } });
  own.collection("runs").update("run-3", { score: 7 });
  own.collection("runs").remove("run-4");
  expect((await get("/v1/runs/run-3", own)).body.score).toBe(7);
  expect(own.collection("runs").items).toHaveLength(9);
});

test("live traffic makes items of every list, in its own stages", async () => {
  const clock = manualClock(Date.parse("2026-01-01T00:00:00Z"));
  const live = { arrivalsPerMinute: 60, stageMs: 5000, removalsPerMinute: 0 };
  const own = createMockApi({ ...runsTable, clock, live });
  await clock.advance(120_000);
  const made = own.collection("runs").items;
  expect(made.length).toBeGreaterThan(50);
  expect(new Set(made.map(({ state }) => state))).toEqual(new Set(["QUEUED", "RUNNING", "DONE"]));
  for (const { run_id } of made) expect(run_id).toHaveLength(8);
});

test("a server with a path serves its operations below that", async () => {
  const below = createMockApi({ server: "https://api.example/coval/" });
  expect((await get("/coval/v1/conversations", below)).status).toBe(200);
});
