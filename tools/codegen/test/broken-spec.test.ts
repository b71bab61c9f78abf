import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readSpec } from "../src/read-spec.ts";
import { SpecError } from "../src/spec-error.ts";
import { repository } from "./house.ts";

const good = readFileSync(join(repository, "spec/openapi.yaml"), "utf8");

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "covalkit-spec-"));
  mkdirSync(join(root, "spec/src/generated"), { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

/** Puts the document with an edit on the disk; says at which line the edit is. */
function edit(from: string | RegExp, to: string): number {
  let at = -1;
  const edited = good.replace(from, (_, offset: number) => {
    at = offset;
    return to;
  });
  if (at < 0) throw new Error(`The document does not hold: ${from}`);
  writeFileSync(join(root, "spec/openapi.yaml"), edited);
  return good.slice(0, at).split("\n").length;
}

// Where the statuses begin and where they end, whichever they are.
const FIRST_STATUS = /(?<=\n {4}ConversationStatus:\n(?: {6}.*\n)*? {6}enum: \[)/;
const LAST_STATUS = /(?<=\n {4}ConversationStatus:\n(?: {6}.*\n)*? {6}enum: \[[^\]]*)(?=\])/;

// Another list may come before.
const SCAN_TIME = /(?<=operationId: listConversations\n[\s\S]*?)time: create_time/;

const CASES: [what: string, from: string | RegExp, to: string, message: RegExp, linesDown?: number][] = [
  ["is no YAML", "openapi: 3.1.0", "openapi: [3.1.0", /yaml/, 1],
  ["refers to nothing", 'schemas/Conversation"', 'schemas/Nothing"', /resolve/],
  ["misses an operation id", "      operationId: listConversations\n", "", /operationId/, -1],
  ["has an example that its schema refuses", "has_audio: true", "has_audio: 1", /boolean/],
  [
    "has an enum value in an example that is none",
    "status: COMPLETED\n",
    "status: DONE\n",
    /ConversationStatus|enum|allowed/,
  ],
  ["has a parameter example out of range", "example: 20", "example: 2000", /<= \d+/],
  [
    "has an x-filter field that no property backs",
    "              create_time:\n",
    "              created:\n",
    /"created" is backed by no property/,
  ],
  [
    "has an x-filter field of another type",
    "occurred_at:\n                type: string\n                format: date-time",
    "occurred_at:\n                type: integer",
    /"occurred_at" is integer here, but string/,
  ],
  [
    "has an x-filter of another shape",
    "x-filter:\n            fields:",
    "x-filter:\n            field: []\n            fields:",
    /additional properties: "field"/,
    1,
  ],
  [
    "has an x-list column that does not exist",
    "columns: [conversation_id,",
    "columns: [conversation,",
    /Column "conversation"/,
    0,
  ],
  ["has an x-list id that does not exist", "id: conversation_id", "id: id", /"id" is not a property/, 0],
  ["has an x-list id that may be absent", "id: conversation_id", "id: name", /must be required/],
  ["has an x-list of items that are none", "items: conversations", "items: rows", /"rows" is not an array/],
  ["scans by a time that is none", SCAN_TIME, "time: status", /not a date-time/],
  ["scans by a time that may be absent", SCAN_TIME, "time: occurred_at", /must be required/],
  [
    "lists a field in prose that is no x-filter field",
    "- `occurred_at`:",
    "- `occurred`:",
    /lists "occurred"/,
  ],
  [
    "names a value in prose that is not in the enum",
    "- `status`: one of ",
    "- `status`: one of `MISLAID`, ",
    /names MISLAID/,
  ],
  [
    "has an enum value that the prose does not name",
    FIRST_STATUS,
    "MISLAID, ",
    /does not name its value MISLAID/,
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
    "withdrawals: [FAILED, ",
    /"FAILED" is named twice/,
    0,
  ],
  [
    "lists a status after the endings that is none",
    LAST_STATUS,
    ", MISLAID",
    /"MISLAID" is listed after an ending, but is none: name it in withdrawals/,
    0,
  ],
];

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
    edit("id: conversation_id", "id: id");
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
