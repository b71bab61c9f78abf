import { describe, expect, test } from "vitest";
import { runFixture, type Setting } from "./support/fixture.ts";

const LIST = ["test-runs", "list"];
const GET = ["test-runs", "get-transcript", "r1", "1", "--since", "x"];
const KEY = "sk/live+0123456789";

const withKey = (key: string, answer: () => unknown, more: Setting = {}): Setting => ({
  ...more,
  answer,
  env: { COVAL_API_KEY: key },
});

const base64 = (text: string): string => Buffer.from(text).toString("base64");

/** The forms in which an API may repeat a key. */
const FORMS = [
  KEY,
  KEY.toUpperCase(),
  encodeURIComponent(KEY),
  encodeURIComponent(encodeURIComponent(KEY)),
  KEY.replaceAll("/", "\\/"),
  base64(KEY),
  base64(`user:${KEY}`),
  Buffer.from(KEY).toString("base64url"),
];

describe("the key in what the API sends", () => {
  test.each(FORMS)("is redacted in every format, and in errors, as %s", async (form) => {
    const page = () => ({ test_runs: [{ run_id: "r1", note: `is ${form}.`, nested: { deep: [form] } }] });
    for (const args of [LIST, [...LIST, "-o", "json"]]) {
      const { stdout } = await runFixture(args, withKey(KEY, page));
      expect(stdout).toMatch(/is \S*\[redacted\]\./);
      expect(stdout).not.toContain(form);
      expect(stdout).not.toContain(JSON.stringify(form).slice(1, -1));
    }
    const failing = () => {
      throw new Error(`is ${form}.`, { cause: new Error(`because of ${form}.`) });
    };
    const { stderr } = await runFixture(LIST, withKey(KEY, failing));
    expect(stderr).toMatch(/^error: is \S*\[redacted\]\.\n {2}because of \S*\[redacted\]\.\n$/);
  });

  test("is redacted in the command for the next page, its token and its filter", async () => {
    const page = () => ({ test_runs: [{ run_id: "r1" }], next_page_token: KEY });
    const { stderr } = await runFixture([...LIST, "--filter", `labels.a="${KEY}"`], withKey(KEY, page));
    expect(stderr).toContain(`--filter 'labels.a="[redacted]"' --page-token '[redacted]'`);
  });

  test("is redacted in what is said of a command line that holds it", async () => {
    const { stderr } = await runFixture(
      [...LIST, KEY],
      withKey(KEY, () => ({})),
    );
    expect(stderr).toContain('The argument "[redacted]" is one too many');
    const warned = await runFixture(
      [...LIST, "--filter", `state=OPEN AND state=SHUT AND labels.a="${KEY}"`],
      withKey(KEY, () => ({ test_runs: [] })),
    );
    expect(warned.stderr).toContain("warning: --filter");
    expect(warned.stderr).not.toContain(KEY);
  });
});

describe("a key that is also a word", () => {
  test("rewrites neither names nor help nor commands", async () => {
    const page = () => ({
      test_runs: [{ run_id: "r1", note: "test_runs and test-runs" }],
      next_page_token: "t2",
    });
    for (const key of ["test_runs", "test-runs"]) {
      const json = await runFixture([...LIST, "-o", "json"], withKey(key, page));
      expect(Object.keys(JSON.parse(json.stdout))).toEqual(["test_runs", "next_page_token"]);
      expect(json.stdout).toContain("[redacted]");
      const table = await runFixture(LIST, withKey(key, page));
      expect(table.stderr).toContain("covalkit test-runs list --page-token t2");
      const plain = await runFixture([...LIST, "--help"], withKey("another-key", page));
      expect(await runFixture([...LIST, "--help"], withKey(key, page))).toEqual(plain);
    }
    const none = await runFixture(
      LIST,
      withKey("test runs", () => ({ test_runs: [] })),
    );
    expect(none.stderr).toBe("No test runs.\n");
    const record = await runFixture(
      GET,
      withKey("has_audio", () => ({ has_audio: true })),
    );
    expect(record.stdout).toBe("HAS AUDIO  yes\n");
  });

  test("of digits leaves numbers as they are, so that JSON stays JSON", async () => {
    const page = { test_runs: [{ run_id: "r1", note: "12345678", count: 12345678, share: 0.12345678 }] };
    for (const args of [[], ["--all"]]) {
      const answer = () =>
        Object.assign(Promise.resolve(page), {
          async *pages() {
            yield page;
          },
        });
      const { stdout } = await runFixture([...LIST, "-o", "json", ...args], withKey("12345678", answer));
      const [run] = page.test_runs;
      expect(JSON.parse(stdout)).toEqual({ test_runs: [{ ...run, note: "[redacted]" }] });
    }
  });
});

describe("the key in a table", () => {
  const rows = [
    { run_id: "r1", state: "OPEN", note: `is-${KEY}-here-and-there`, started_at: "2025-11-03T14:32:00Z" },
    { run_id: "r2", state: "OPEN", note: "short", started_at: "2025-11-03T14:32:00Z" },
  ];

  test("is redacted before its column is laid out, so that all columns line up", async () => {
    const { stdout } = await runFixture(
      LIST,
      withKey(KEY, () => ({ test_runs: rows })),
    );
    const places = stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.search(/STARTED|2025/));
    expect(new Set(places).size).toBe(1);
  });

  test("is redacted before a cell is cut, so that neither of its ends is left", async () => {
    for (let columns = 40; columns < 80; columns++) {
      const note = { ...rows[0], note: KEY };
      const { stdout } = await runFixture(
        LIST,
        withKey(KEY, () => ({ test_runs: [note] }), { columns }),
      );
      expect(stdout).not.toMatch(/sk\/|789/);
    }
  });
});

test("what is redacted cannot be cut out of an escape: the value goes first", async () => {
  const answer = () => ({ run_id: `\u001b${KEY}\u001b` });
  const { stdout } = await runFixture(GET, withKey(KEY, answer));
  expect(stdout).toBe("RUN ID  \\x1b[redacted]\\x1b\n");
});
