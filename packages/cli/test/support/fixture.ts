import type { Operation, OperationHelp, Security } from "@covalkit/spec";
import { type Api, type Output, run } from "../../src/index.ts";

const list = {
  items: "test_runs",
  id: "run_id",
  columns: ["state", "run_id", "note", "started_at"],
  pageSize: "page_size",
  pageToken: "page_token",
  nextPageToken: "next_page_token",
} as const;

/** Operations that the real API does not have: names that clash or are awkward, and every kind of schema. */
export const OPERATIONS: readonly Operation[] = [
  {
    operationId: "listTestRuns",
    resource: "testRuns",
    action: "list",
    method: "GET",
    path: "/v1/test-runs",
    parameters: {
      page_size: { in: "query", schema: { type: "integer", minimum: 2, maximum: 10 } },
      page_token: { in: "query", schema: { type: "string" } },
      filter: { in: "query", schema: { type: "string" } },
      limit: { in: "query", schema: { type: "integer", maximum: 3 } },
      "param-limit": { in: "query", schema: { type: "string" } },
      class: { in: "query", schema: { type: "string", enum: ["alpha", "beta"] } },
      "X-Trace-Id": {
        in: "header",
        schema: { type: "string", minLength: 3, maxLength: 5, pattern: "^[a-z]+$" },
      },
      "tags[]": { in: "query", schema: { type: "array", items: { type: "string", enum: ["red", "green"] } } },
      isDone: { in: "query", schema: { type: ["boolean", "null"] } },
      color: { in: "query", schema: { type: "boolean" } },
      ratio: { in: "query", schema: { type: "number", minimum: 0.5 } },
      level: { in: "query", schema: { type: "integer", enum: [1, 2] } },
      where: { in: "query", schema: { type: "object" } },
    },
    list,
    filter: {
      parameter: "filter",
      fields: {
        state: { type: "string", enum: ["OPEN", "SHUT"] },
        started_at: { type: "string", format: "date-time" },
        "labels.*": {},
      },
    },
  },
  {
    operationId: "getTestRunTranscript",
    resource: "testRuns",
    action: "getTranscript",
    method: "GET",
    path: "/v1/test-runs/{run_id}/turns/{turn}",
    parameters: {
      turn: { in: "path", required: true, schema: { type: "integer", minimum: 1 } },
      run_id: { in: "path", required: true, schema: { type: "string" } },
      since: { in: "query", required: true, schema: { type: "string" } },
    },
  },
];

const HELP: Readonly<Record<string, OperationHelp>> = {
  listTestRuns: {
    summary: "List test runs",
    description: "",
    resource: "Runs of a test.",
    parameters: { class: "The `class` of the run." },
    examples: { class: [{ summary: "Only betas", value: "beta" }] },
  },
};

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  /** What of standard output were bytes. */
  readonly bytes: readonly Uint8Array[];
  readonly stderr: string;
  /** What reached the client: the method, its parameters and its options. */
  readonly calls: readonly {
    apiKey: string | undefined;
    method: string;
    params: object;
    options: { limit?: number };
  }[];
}

export interface Setting {
  /** What the API has beside {@link OPERATIONS}. */
  readonly operations?: readonly Operation[];
  readonly security?: Security | null;
  readonly answer?: () => unknown;
  /** The width of the terminal that both streams are; none without it. */
  readonly columns?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Runs the program in this process, and a client that only notes what it is asked. */
export async function runFixture(args: readonly string[], setting: Setting = {}): Promise<Ran> {
  const written = { stdout: "", stderr: "" };
  const bytes: Uint8Array[] = [];
  const output = (name: "stdout" | "stderr"): Output => ({
    write: (data) => {
      if (typeof data === "string") written[name] += data;
      else bytes.push(data);
    },
    ...(setting.columns !== undefined && { isTTY: true, columns: setting.columns }),
  });
  const calls: Ran["calls"][number][] = [];
  const operations = [...OPERATIONS, ...(setting.operations ?? [])];
  const code = await run(args, {
    env: { COVAL_API_KEY: "key-of-the-fixture", ...setting.env },
    stdout: output("stdout"),
    stderr: output("stderr"),
    signal: new AbortController().signal,
    operations,
    server: "https://api.example.com",
    security: setting.security === undefined ? { header: "X-Key", prefix: "" } : setting.security,
    loadHelp: async () => HELP,
    loadVersion: async () => "1.2.3",
    connect: async ({ apiKey }) => {
      const methods = operations.map(({ resource, action }) => {
        const method = (params: object, options: object) => {
          calls.push({ apiKey, method: action, params, options });
          return setting.answer?.() ?? { test_runs: [] };
        };
        return [resource, { [action]: method }] as const;
      });
      const api: Record<string, Api[string]> = {};
      for (const [resource, method] of methods) api[resource] = { ...api[resource], ...method };
      return api;
    },
  });
  return { code, ...written, bytes, calls };
}
