import { documentOf, list, page, ref, row } from "../support/document.ts";
import { type Case, GET, named, withBody } from "./case.ts";

export const NAMES: Case[] = [
  ["is the client's own", named(["a", "api"]), /client's own "api"/, `${GET}/tags/0`],
  ["makes a client a promise", named(["a", "then"]), /client's own "then"/, `${GET}/tags/0`],
  ["is nothing", named(["a", "…"]), /no letter/, `${GET}/tags/0`],
  [
    "differs in case only",
    named(["a", "Runs"], ["b", "runs"]),
    /"Runs" and "runs"/,
    "#/paths/~1v1~11/get/tags/0",
  ],
  ["makes a resource a promise", named(["then", "things"]), /the method "then"/, `${GET}/operationId`],
  [
    "hides what every object has",
    named(["toString", "things"]),
    /the method "toString"/,
    `${GET}/operationId`,
  ],
  [
    "is a method that there is",
    named(["getRun", "runs"], ["get_run", "runs"]),
    /getRun and get_run would both be "runs.get"/,
    "#/paths/~1v1~11/get/operationId",
  ],
  [
    "is a hook of TanStack Query's",
    named(["query", "things"]),
    /"useQuery" among the hooks/,
    `${GET}/operationId`,
  ],
  [
    "is a hook of the provider's",
    named(["covalClient", "things"]),
    /"useCovalClient" among the hooks/,
    `${GET}/operationId`,
  ],
  [
    "is a hook that there is",
    documentOf([list(page(), { operationId: "listRuns" }), { operationId: "listRunsInfinite" }]),
    /listRuns and listRunsInfinite would both be/,
    "#/paths/~1v1~11/get/operationId",
  ],
  [
    "is a type that there is",
    withBody({ properties: { a: ref("RunState"), b: ref("run_state") } }, { RunState: row, run_state: row }),
    /the schema "RunState" and the schema "run_state"/,
    "#/components/schemas/run_state",
  ],
];
