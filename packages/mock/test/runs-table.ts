import { listConversations, type Operation } from "@covalkit/spec";
import { responses } from "@covalkit/spec/responses";
import { schemas } from "@covalkit/spec/schemas";
import type { MockOptions } from "../src/index.ts";

const listRuns = {
  operationId: "listRuns",
  resource: "runs",
  action: "list",
  method: "GET",
  path: "/v1/agents/{agent_id}/runs",
  parameters: {
    agent_id: { in: "path", required: true, schema: { type: "string", minLength: 2 } },
    limit: { in: "query", schema: { type: "integer", minimum: 1, maximum: 9, default: 4 } },
    after: { in: "query", schema: { type: "string" } },
    where: { in: "query", schema: { type: "string" } },
    sort: {
      in: "query",
      schema: { type: "string", enum: ["score", "-score", "started_at"], default: "-score" },
    },
    state: {
      in: "query",
      schema: { type: "array", items: { type: "string", enum: ["QUEUED", "RUNNING", "DONE"] } },
    },
    dry: { in: "query", schema: { type: "boolean" } },
  },
  list: {
    items: "runs",
    id: "run_id",
    columns: ["run_id", "state"],
    time: "started_at",
    pageSize: "limit",
    pageToken: "after",
    nextPageToken: "next_after",
  },
  filter: { parameter: "where", fields: { score: { type: "number" }, state: { type: "string" } } },
  orderBy: "sort",
} as const satisfies Operation;

const getRun = {
  operationId: "getRun",
  resource: "runs",
  action: "get",
  method: "GET",
  path: "/v1/runs/{run_id}",
  parameters: { run_id: { in: "path", required: true, schema: { type: "string" } } },
} as const satisfies Operation;

const getHealth = {
  operationId: "getHealth",
  resource: "health",
  action: "get",
  method: "GET",
  path: "/v1/health",
  parameters: {},
} as const satisfies Operation;

const notFound = {
  description: "",
  headers: {},
  examples: { gone: { error: { code: "NOT_FOUND", message: "No such run", details: [] } } },
};

/** The spec's own list, and an API that the spec does not describe: nothing in the mock may know it. */
export const runsTable = {
  operations: { listConversations, listRuns, getRun, getHealth },
  responses: {
    listConversations: responses.listConversations ?? {},
    listRuns: {
      "200": {
        description: "",
        headers: {},
        schema: {
          type: "object",
          properties: { runs: { type: "array", items: { $ref: "#/components/schemas/Run" } } },
        },
        examples: {},
      },
    },
    getRun: { "200": { description: "", headers: {}, examples: {} }, "404": notFound },
    getHealth: { "200": { description: "", headers: {}, examples: { fine: { ok: true } } } },
  },
  schemas: {
    ...schemas,
    Run: {
      type: "object",
      required: ["run_id", "state", "started_at"],
      properties: {
        run_id: { type: "string", minLength: 8, maxLength: 8 },
        agent_id: { type: "string" },
        state: { type: "string", enum: ["QUEUED", "RUNNING", "DONE"] },
        started_at: { type: "string", format: "date-time" },
        score: { type: "number" },
      },
    },
  },
} satisfies MockOptions;

export const runs = Array.from({ length: 10 }, (_, index) => ({
  run_id: `run-${index}`,
  agent_id: index % 2 === 0 ? "even" : "odd",
  state: ["QUEUED", "RUNNING", "DONE"][index % 3],
  started_at: `2025-11-0${index + 1}T00:00:00Z`.replace("010", "10"),
  ...(index === 4 ? {} : { score: index / 10 }),
}));
