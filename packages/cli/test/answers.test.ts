import { ConfigurationError } from "@covalkit/client";
import type { List, Operation } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { runFixture } from "./support/fixture.ts";

const GET = ["things", "get", "t1"];

const operation = (more: Partial<Operation>): Operation => ({
  operationId: "getThing",
  resource: "things",
  action: "get",
  method: "GET",
  path: "/v1/things/{id}",
  parameters: { id: { in: "path", required: true, schema: { type: "string" } } },
  ...more,
});

describe("a text", () => {
  const operations = [operation({ result: "text" })];
  const text = "one\ttwo\r\n\u001b[2Jthree\u202e";

  test("is written as it is", async () => {
    const { code, stdout, stderr } = await runFixture(GET, { operations, answer: () => text });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: text, stderr: "" });
  });

  test("on a terminal keeps its lines and tabs, and cannot act", async () => {
    const { stdout } = await runFixture(GET, { operations, columns: 80, answer: () => text });
    expect(stdout).toBe("one\ttwo\n\\x1b[2Jthree\\u202e\n");
    const ended = await runFixture(GET, { operations, columns: 80, answer: () => "one\n" });
    expect(ended.stdout).toBe("one\n");
  });

  test("without the key, should the API repeat it", async () => {
    const { stdout } = await runFixture(GET, { operations, answer: () => "is key-of-the-fixture it?" });
    expect(stdout).toBe("is [redacted] it?");
  });

  test("has no other format, and the help has no flag for one", async () => {
    const { code, stderr, calls } = await runFixture([...GET, "-o", "json"], { operations });
    expect({ code, calls }).toEqual({ code: 2, calls: [] });
    expect(stderr).toContain("The flag -o is unknown");
    expect(stderr).toContain("What the API sends is written as it is.");
    const { stdout } = await runFixture([...GET, "--help"], { operations });
    expect(stdout).not.toContain("--output");
  });
});

describe("bytes", () => {
  const operations = [operation({ result: "blob" })];
  const sent = Uint8Array.of(0, 255, 27, 91, 10);

  test("are written as they are where standard output is no terminal", async () => {
    const answer = () => Promise.resolve(new Blob([sent]));
    const { code, stdout, bytes } = await runFixture(GET, { operations, answer });
    expect({ code, stdout, bytes }).toEqual({ code: 0, stdout: "", bytes: [sent] });
  });

  test("stay as they are, whatever they hold", async () => {
    const key = new TextEncoder().encode("key-of-the-fixture");
    const { bytes } = await runFixture(GET, { operations, answer: () => Promise.resolve(new Blob([key])) });
    expect(bytes).toEqual([key]);
  });

  test("are not asked for where they would go to a terminal", async () => {
    const { code, calls, stderr } = await runFixture([...GET, "--no-color"], { operations, columns: 80 });
    expect({ code, calls }).toEqual({ code: 2, calls: [] });
    expect(stderr).toBe(
      "error: The answer is bytes, which are not for a terminal.\n" +
        "  Write > and a file's name after the command, or pipe it to another program.\n",
    );
  });
});

test("nothing prints nothing", async () => {
  const setting = { operations: [operation({ result: "none" })], answer: () => Promise.resolve(undefined) };
  expect(await runFixture(GET, setting)).toMatchObject({ code: 0, stdout: "", stderr: "", bytes: [] });
});

describe("the key", () => {
  const answer = () => ({ id: "t1" });
  const env = { COVAL_API_KEY: undefined };

  test.each([
    ["an operation that takes none", { operations: [operation({ anonymous: true })] }],
    ["an API that takes none", { operations: [operation({})], security: null }],
  ])("is not asked for by %s, and not in its help", async (_, setting) => {
    const { code, calls } = await runFixture(GET, { ...setting, env, answer });
    expect({ code, calls }).toMatchObject({ code: 0, calls: [{ method: "get", apiKey: undefined }] });
    expect((await runFixture([...GET, "--help"], setting)).stdout).not.toContain("COVAL_API_KEY  ");
  });

  test("is asked for by the others, whatever stands before it in its header", async () => {
    const setting = {
      operations: [operation({})],
      security: { header: "Authorization", prefix: "Bearer " },
      answer,
    };
    expect(await runFixture(GET, { ...setting, env })).toMatchObject({ code: 3, calls: [] });
    // The client puts the prefix before it.
    const { calls } = await runFixture(GET, setting);
    expect(calls).toMatchObject([{ apiKey: "key-of-the-fixture" }]);
  });
});

describe("what the client refuses to send", () => {
  const refusing = (message: string) => () => {
    throw new ConfigurationError(message);
  };

  test.each([
    [
      "of an address",
      false,
      "baseUrl is odd.",
      "COVAL_BASE_URL is odd.",
      "The key came from COVAL_API_KEY, the address from COVAL_BASE_URL.",
    ],
    [
      "of an address, without a key",
      true,
      "baseUrl is odd.",
      "COVAL_BASE_URL is odd.",
      "The address came from COVAL_BASE_URL.",
    ],
    ["of a parameter", false, '"a|b" cannot be sent.', '"a|b" cannot be sent.', undefined],
  ])("%s is said with where it came from", async (_, anonymous, message, said, hint) => {
    const setting = {
      operations: [operation({ anonymous })],
      ...(anonymous && { env: { COVAL_API_KEY: undefined } }),
      answer: refusing(message),
    };
    const { code, stderr } = await runFixture(GET, setting);
    const below = hint === undefined ? "" : `  ${hint}\n`;
    expect({ code, stderr }).toEqual({ code: 2, stderr: `error: ${said}\n${below}` });
  });
});

describe("what is deprecated is said", () => {
  const setting = { operations: [operation({ deprecated: true })] };
  test.each([[["--help"]], [["things", "--help"]]])("in a list of commands (%j)", async (args) => {
    expect((await runFixture(args, setting)).stdout).toMatch(/^ {2}things get +\(deprecated\)$/m);
  });

  test("in the command's own help", async () => {
    const { stdout } = await runFixture([...GET, "--help"], setting);
    expect(stdout).toMatch(/^GET \/v1\/things\/\{id\} \(deprecated\)\n/);
  });
});

describe("a list that is not AIP-158's by name", () => {
  const list: List = {
    items: "data.rows",
    id: "id",
    columns: ["id"],
    pageSize: "max",
    pageToken: "cursor",
    nextPageToken: "paging.next.cursor",
  };
  const operations = [
    operation({
      action: "list",
      path: "/v1/things",
      list,
      parameters: {
        cursor: { in: "query", schema: { type: "string" } },
        max: { in: "query", schema: { type: "integer", maximum: 40, multipleOf: 20 } },
      },
    }),
  ];
  const LIST = ["things", "list"];
  const page = (ids: readonly string[], cursor: string | null) => ({
    kind: "page",
    data: { total: 3, rows: ids.map((id) => ({ id })), more: { rows: 1 } },
    paging: { next: { cursor }, previous: null },
  });
  const pages = [page(["a", "b"], "c2"), page(["c"], null)];
  const first = page(["a", "b"], "c2");

  /** A listing as the client gives one, cut after its first page or not. */
  const listing = (cut: boolean) => () =>
    Object.assign(Promise.resolve(first), {
      outcome: cut ? { complete: false, resume: { pageToken: "c2" } } : { complete: true },
      async *pages() {
        yield* cut ? [first] : pages;
      },
    });

  test("is a table, and says how to go on", async () => {
    const { stdout, stderr } = await runFixture(LIST, { operations, answer: listing(true) });
    expect(stdout).toBe("ID\na\nb\n");
    expect(stderr).toBe("There are more. For the next page:\n  covalkit things list --cursor c2\n");
  });

  test("without items says so by the last of their names", async () => {
    const answer = () => Promise.resolve(page([], null));
    const { stdout, stderr } = await runFixture(LIST, { operations, answer });
    expect({ stdout, stderr }).toEqual({ stdout: "", stderr: "No rows.\n" });
  });

  test.each([
    ["on one line", undefined, 0],
    ["over several on a terminal", 80, 2],
  ])("is JSON of the same shape %s, all of its pages in one", async (_, columns, indent) => {
    const setting = { operations, ...(columns && { columns }) };
    const args = [...LIST, "-o", "json"];
    const one = await runFixture(args, { ...setting, answer: listing(true) });
    expect(one.stdout).toBe(`${JSON.stringify(first, null, indent)}\n`);

    const all = await runFixture([...args, "--all"], { ...setting, answer: listing(false) });
    const { data, ...rest } = page(["a", "b", "c"], null);
    expect(JSON.parse(all.stdout)).toEqual({ data, ...rest });
    // What the items stand in comes first, for they are written while they arrive.
    const { rows, ...others } = data;
    expect(all.stdout).toBe(`${JSON.stringify({ data: { rows, ...others }, ...rest }, null, indent)}\n`);

    const cut = await runFixture([...args, "--limit", "2"], { ...setting, answer: listing(true) });
    expect(JSON.parse(cut.stdout)).toEqual(first);
  });

  test.each([
    [["--all"], 40],
    [["--limit", "20"], 20],
    [["--limit", "3"], 40],
    [["--limit", "3", "--max", "20"], 20],
  ])("is asked for in pages that may be that large (%j)", async (args, max) => {
    const { calls } = await runFixture([...LIST, ...args], { operations, answer: listing(false) });
    expect(calls[0]?.params).toEqual({ max });
  });
});
