import { describe, expect, test } from "vitest";
import { runFixture } from "./support/fixture.ts";

const LIST = ["test-runs", "list"];

const run = (id: string, note: string) => ({
  run_id: id,
  state: "OPEN",
  note,
  started_at: "2025-11-03T14:32:00Z",
});

/** The table's lines on a terminal so wide, without colors. */
async function linesOf(columns: number, items: readonly object[]): Promise<string[]> {
  const { stdout } = await runFixture([...LIST, "--no-color"], {
    columns,
    answer: () => ({ test_runs: items }),
  });
  return stdout.trimEnd().split("\n");
}

describe("a table on a terminal", () => {
  test("cuts prose at its end and other texts in the middle, but neither ids nor times", async () => {
    const items = [
      run("run-0123456789", "It went on and on and on"),
      run("run-9876543210", "call-7x8z9a-7x8z9b"),
    ];
    expect(await linesOf(56, items)).toEqual([
      "RUN ID          STATE  NOTE         STARTED AT",
      "run-0123456789  OPEN   It went on…  2025-11-03T14:32:00Z",
      "run-9876543210  OPEN   call-…x8z9b  2025-11-03T14:32:00Z",
    ]);
  });

  test("lines up wide and combining characters", async () => {
    const items = [
      run("r1", "日本語"),
      run("r2", "e\u0301te\u0301"),
      run("r3", "👩‍👩‍👧"),
      run("r4", "abcdef"),
    ];
    expect(await linesOf(80, items)).toEqual([
      "RUN ID  STATE  NOTE    STARTED AT",
      "r1      OPEN   日本語  2025-11-03T14:32:00Z",
      "r2      OPEN   e\u0301te\u0301     2025-11-03T14:32:00Z",
      "r3      OPEN   👩‍👩‍👧      2025-11-03T14:32:00Z",
      "r4      OPEN   abcdef  2025-11-03T14:32:00Z",
    ]);
  });

  test("never cuts a wide character in half", async () => {
    expect(await linesOf(48, [run("run-1", "日本語日本語日本語")])).toEqual([
      "RUN    STATE  NOTE          STARTED AT",
      "ID",
      "run-1  OPEN   日本語…本語   2025-11-03T14:32:00Z",
    ]);
  });

  test("leaves out the last columns that there is no room for, and says so once", async () => {
    const answer = () => ({ test_runs: [run("run-0123456789", "some words and more")] });
    const shown = [];
    for (const columns of [60, 46, 28, 10]) {
      const { stdout, stderr } = await runFixture([...LIST, "--no-color"], { columns, answer });
      shown.push(stdout.trimEnd().split("\n"), stderr);
    }
    expect(shown).toEqual([
      [
        "RUN ID          STATE  NOTE             STARTED AT",
        "run-0123456789  OPEN   some words and…  2025-11-03T14:32:00Z",
      ],
      "",
      ["RUN ID          STATE  NOTE", "run-0123456789  OPEN   some words and more"],
      "No room for: STARTED AT.\n",
      ["RUN ID          STATE", "run-0123456789  OPEN"],
      "No room for: NOTE, STARTED AT.\n",
      // An id is never cut: there is nothing that its beginning is good for.
      ["RUN ID", "run-0123456789"],
      "No room for: STATE, NOTE, STARTED AT.\n",
    ]);
  });

  test("never cuts a name, a time or a heading", async () => {
    const items = [{ ...run("run-1", "some words and more"), state: "NOT_YET_DECIDED" }];
    for (let columns = 15; columns < 80; columns++) {
      const lines = await linesOf(columns, items);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
      expect(lines.join("\n").replace(/some[^2]*/, "")).not.toContain("…");
    }
  });

  test("says nothing of what is left out where standard output is no terminal", async () => {
    const answer = () => ({ test_runs: [run("run-0123456789", "some words")] });
    const { stdout, stderr } = await runFixture(LIST, { answer });
    expect(stdout).toContain("2025-11-03T14:32:00Z");
    expect(stderr).toBe("");
  });

  test("keeps the columns of its heading on the pages after it", async () => {
    const pages = [[run("run-1", "a")], [run("run-0123456789", "a")], [run("run-2", "a")]];
    const { stdout } = await runFixture([...LIST, "--no-color", "--all"], {
      columns: 44,
      answer: () => ({
        outcome: { complete: true },
        async *pages() {
          for (const test_runs of pages) yield { test_runs };
        },
      }),
    });
    expect(stdout.trimEnd().split("\n")).toEqual([
      "RUN ID  STATE  NOTE  STARTED AT",
      "run-1   OPEN   a     2025-11-03T14:32:00Z",
      "run-0123456789  OPEN   a",
      "run-2           OPEN   a",
    ]);
  });
});

describe("what the API sends cannot act on a terminal", () => {
  const HOSTILE = "\u001b[2J\u001b]0;title\u0007\r\n\t\u009b31m\u202egnp\u2066\u200b\u{e0041}\ud800";

  test("in a table everything that would is written as an escape", async () => {
    const [, row] = await linesOf(200, [run("r1", HOSTILE)]);
    expect(row).toContain(
      "\\x1b[2J\\x1b]0;title\\x07\\r\\n\\t\\x9b31m\\u202egnp\\u2066\\u200b\\u{e0041}\\ud800",
    );
  });

  test("in JSON it is escaped too, and reads as what was sent", async () => {
    const page = { test_runs: [run("r1", HOSTILE)] };
    for (const args of [[], ["--all"]]) {
      const { stdout } = await runFixture([...LIST, "-o", "json", ...args], {
        columns: 80,
        answer: () => pageListing(page),
      });
      expect(stdout).not.toMatch(/[^\n -~]/);
      expect(JSON.parse(stdout)).toEqual(page);
    }
  });

  test("joiners that scripts are written with stay", async () => {
    const [, row] = await linesOf(80, [run("r1", "می‌خواهم")]);
    expect(row).toContain("می‌خواهم");
  });
});

test("JSON on a terminal has several lines, the same for one page and for several", async () => {
  const page = { test_runs: [{ run_id: "r1", tags: ["a"] }, { run_id: "r2" }], next_page_token: null };
  const outputs = [];
  for (const args of [[], ["--all"]]) {
    const setting = { columns: 80, answer: () => pageListing(page) };
    outputs.push((await runFixture([...LIST, "-o", "json", ...args], setting)).stdout);
  }
  const pretty = `${JSON.stringify(page, null, 2)}\n`;
  expect(outputs).toEqual([pretty, pretty]);
});

test("one object is a line for each of its properties", async () => {
  const answer = () => ({ run_id: "r1", isDone: true, nested: { a: 1 }, nothing: null });
  const args = ["test-runs", "get-transcript", "r1", "1", "--since", "x"];
  const { stdout } = await runFixture(args, { answer });
  expect(stdout).toBe('RUN ID   r1\nIS DONE  yes\nNESTED   {"a":1}\nNOTHING  -\n');
});

describe("colors", () => {
  const answer = () => ({ test_runs: [run("r1", "x")] });
  test.each<[string, string[], { columns?: number; env?: Record<string, string> }, boolean]>([
    ["on a terminal", [], { columns: 80 }, true],
    ["not in a file", [], {}, false],
    ["not with --no-color", ["--no-color"], { columns: 80 }, false],
    ["not with NO_COLOR", [], { columns: 80, env: { NO_COLOR: "1" } }, false],
    ["not on a dumb terminal", [], { columns: 80, env: { TERM: "dumb" } }, false],
    ["in a file with FORCE_COLOR", [], { env: { FORCE_COLOR: "1" } }, true],
    ["not on a terminal with FORCE_COLOR=0", [], { columns: 80, env: { FORCE_COLOR: "0" } }, false],
  ])("%s", async (_, args, setting, colored) => {
    const { stdout } = await runFixture([...LIST, ...args], { ...setting, answer });
    expect(stdout.includes("\u001b[1m")).toBe(colored);
  });
});

/** A listing of one page, as the client gives one. */
function pageListing(page: object): object {
  return Object.assign(Promise.resolve(page), {
    outcome: { complete: true, pages: 1, items: 1, duplicates: 0, malformed: 0 },
    async *pages() {
      yield page;
    },
  });
}
