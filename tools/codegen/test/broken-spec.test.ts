import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSpec } from "../src/read-spec.ts";
import { SpecError } from "../src/spec-error.ts";
import { repository } from "./house.ts";

// A document of its own: what the API's document says today is no business of the rules.
const good = readFileSync(new URL("fixtures/parcels.yaml", import.meta.url), "utf8");

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "covalkit-spec-"));
  mkdirSync(join(root, "spec/src/generated"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

/** Puts the document with an edit on the disk; says at which line the edit is. */
function edit(from: string, to: string): number {
  let at = -1;
  const edited = good.replace(from, (_, offset: number) => {
    at = offset;
    return to;
  });
  if (at < 0) throw new Error(`The document does not hold: ${from}`);
  writeFileSync(join(root, "spec/openapi.yaml"), edited);
  return good.slice(0, at).split("\n").length;
}

const CASES: [what: string, from: string, to: string, message: RegExp, linesDown?: number][] = [
  ["is no YAML", "openapi: 3.1.0", "openapi: [3.1.0", /yaml/, 1],
  ["refers to nothing", 'schemas/Parcel"', 'schemas/Nothing"', /resolve/],
  ["misses an operation id", "      operationId: listParcels\n", "", /operationId/, -1],
  [
    "has an example that its schema refuses",
    "is_heavy: true",
    "is_heavy: 1",
    /is_heavy must be a boolean, not a number/,
    0,
  ],
  [
    "has an enum value in an example that is none",
    "status: DELIVERED\n",
    "status: DONE\n",
    /status must be one of PACKED, /,
    0,
  ],
  [
    "has a parameter example out of range",
    "example: 20",
    "example: 2000",
    /The example must be between \d+ and \d+/,
    0,
  ],
  [
    "has an x-filter field that no property backs",
    "              sent_at:\n",
    "              sent:\n",
    /"sent" is backed by no property/,
  ],
  [
    "has an x-filter field of another type",
    "opened_at:\n                type: string\n                format: date-time",
    "opened_at:\n                type: integer",
    /"opened_at" is integer here, but string/,
  ],
  [
    "has an x-filter of another shape",
    "x-filter:\n            fields:",
    "x-filter:\n            field: []\n            fields:",
    /x-filter: field must not be there/,
    1,
  ],
  [
    "has an x-list column that does not exist",
    "columns: [parcel_id,",
    "columns: [parcel,",
    /Column "parcel"/,
    0,
  ],
  ["has an x-list id that does not exist", "id: parcel_id", "id: id", /"id" is not a property/, 0],
  ["has an x-list id that may be absent", "id: parcel_id", "id: name", /must be required/],
  ["has an x-list of items that are none", "items: parcels", "items: rows", /"rows" is not an array/],
  ["scans by a time that is none", "time: sent_at", "time: status", /not a date-time/],
  ["scans by a time that may be absent", "time: sent_at", "time: opened_at", /must be required/],
  ["misspells a field in prose", "- `opened_at`:", "- `opened`:", /names `opened`, .* Write `opened_at`/],
  [
    "does not name a field in prose",
    "- `opened_at`:",
    "- the time:",
    /does not mention the x-filter field "opened_at"/,
  ],
  [
    "has an enum value that the prose does not name",
    "enum: [PACKED,",
    "enum: [MISLAID, PACKED,",
    /does not mention MISLAID, a value of "status"/,
  ],
  [
    "ends an item's way at a status that is not in the enum",
    "endings: [",
    "endings: [MISLAID, ",
    /"MISLAID" is not in the enum/,
    0,
  ],
  [
    "ends an item's way at a status twice",
    "withdrawals: [",
    "withdrawals: [LOST, ",
    /"LOST" is named twice/,
    0,
  ],
  [
    "lists a status after the endings that is none",
    "RETURNED]\n      x-lifecycle",
    "RETURNED, MISLAID]\n      x-lifecycle",
    /"MISLAID" is listed after an ending, but is none: name it in withdrawals/,
    0,
  ],
];

it("a document without a mistake is read", async () => {
  writeFileSync(join(root, "spec/openapi.yaml"), good);
  expect(await readSpec(join(root, "spec/openapi.yaml"))).toHaveProperty("paths");
});

describe("a document that", () => {
  it.each(CASES)("%s is refused, at its line", async (_, from, to, message, linesDown) => {
    const line = edit(from, to);
    const error = await readSpec(join(root, "spec/openapi.yaml")).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SpecError);
    expect((error as SpecError).message).toMatch(message);
    expect((error as SpecError).message).toMatch(/^\S*spec\/openapi\.yaml:\d+:\d+ {2}/);
    if (linesDown !== undefined) {
      expect((error as SpecError).message).toContain(`spec/openapi.yaml:${line + linesDown}:`);
    }
  });
});

it.each(["", "[]", "a text"])("a file that is no document (%j) is refused with its name", async (text) => {
  writeFileSync(join(root, "spec/openapi.yaml"), text);
  const error = await readSpec(join(root, "spec/openapi.yaml")).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SpecError);
  expect((error as SpecError).message).toMatch(/spec\/openapi\.yaml:1:1 {2}/);
});

describe("pnpm generate with a broken document", () => {
  it("prints what is wrong and where, writes nothing, and leaves the old files in place", () => {
    edit("id: parcel_id", "id: id");
    writeFileSync(join(root, "spec/src/generated/types.ts"), "old");
    const main = join(repository, "tools/codegen/src/main.mjs");
    const { status, stderr } = spawnSync(process.execPath, [main, "--root", root], {
      cwd: root,
      encoding: "utf8",
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^spec\/openapi\.yaml:\d+:\d+ {2}"id" is not a property of the items/);
    expect(stderr).toContain("Nothing was written.");
    expect(stderr).not.toContain("    at "); // a message, no stack
    expect(readdirSync(join(root, "spec/src/generated"))).toEqual(["types.ts"]);
    expect(readFileSync(join(root, "spec/src/generated/types.ts"), "utf8")).toBe("old");
  });
});
