import { describe, expect, test } from "vitest";
import { runFixture } from "./support/fixture.ts";

const LIST = ["test-runs", "list"];

/** What reached the client after `args`. */
async function paramsOf(...args: string[]): Promise<object | undefined> {
  const { calls, stderr } = await runFixture([...LIST, ...args]);
  return calls[0]?.params ?? { stderr };
}

/** What was said about `args`, which must be refused before anything is sent. */
async function refusalOf(...args: string[]): Promise<string> {
  const { calls, stderr, code, stdout } = await runFixture(args);
  expect({ code, calls, stdout }).toEqual({ code: 2, calls: [], stdout: "" });
  return stderr;
}

describe("flags come from the table", () => {
  test.each<[string, string[], object]>([
    ["an integer", ["--page-size", "7"], { page_size: 7 }],
    ["an integer after a sign of equality", ["--page-size=7"], { page_size: 7 }],
    ["a number", ["--ratio", "0.75"], { ratio: 0.75 }],
    ["a choice", ["--class", "beta"], { class: "beta" }],
    ["a choice that is a number", ["--level", "2"], { level: 2 }],
    ["a boolean", ["--is-done"], { isDone: true }],
    ["a boolean that is off", ["--no-is-done"], { isDone: false }],
    ["a header", ["--x-trace-id", "abc"], { "X-Trace-Id": "abc" }],
    ["an array", ["--tags", "red", "--tags", "green"], { "tags[]": ["red", "green"] }],
    ["an object", ["--where", '{"a":1}'], { where: { a: 1 } }],
    ["a value that begins with a dash", ["--page-token", "-abc"], { page_token: "-abc" }],
    ["a value that looks like a flag", ["--page-token=--all"], { page_token: "--all" }],
    ["an empty text", ["--page-token", ""], { page_token: "" }],
    ["a parameter whose flag is a general one", ["--param-limit", "3"], { limit: 3 }],
    ["a parameter whose flag another one took", ["--param-param-limit", "x"], { "param-limit": "x" }],
    ["a boolean whose opposite is a general flag", ["--no-param-color"], { color: false }],
  ])("%s", async (_, args, params) => {
    expect(await paramsOf(...args)).toEqual(params);
  });

  test("the path's parameters are plain arguments, in the path's order", async () => {
    const { calls } = await runFixture(["test-runs", "get-transcript", "r1", "2", "--since", "x"]);
    expect(calls[0]).toMatchObject({
      method: "getTranscript",
      params: { run_id: "r1", turn: 2, since: "x" },
    });
  });

  test("an argument that begins with a dash follows --", async () => {
    const { calls } = await runFixture(["test-runs", "get-transcript", "--since", "x", "--", "-r1", "2"]);
    expect(calls[0]?.params).toEqual({ run_id: "-r1", turn: 2, since: "x" });
  });

  test("general flags may come before the command", async () => {
    const { calls } = await runFixture(["--no-color", "-o", "json", "test-runs", "--limit", "4", "list"]);
    expect(calls).toHaveLength(1);
    expect(calls[0]?.options).toMatchObject({ limit: 4 });
  });

  test("--timeout and --max-retries are the client's to keep", async () => {
    const { calls } = await runFixture([...LIST, "--timeout", "1.5", "--max-retries", "0"]);
    expect(calls[0]?.options).toMatchObject({ deadlineMs: 1500, retry: 0 });
  });

  test.each(["-ojson", "-o=json", "--output=json"])("%s", async (flag) => {
    expect((await runFixture([...LIST, flag])).stdout).toBe('{"test_runs":[]}\n');
  });
});

describe("what the table does not allow is refused before any request", () => {
  test.each<[string[], string]>([
    [["--page-size", "11"], '--page-size must be an integer between 2 and 10; "11" is not.'],
    [["--page-size", "1"], '--page-size must be an integer between 2 and 10; "1" is not.'],
    [["--page-size", "3.5"], '--page-size must be an integer between 2 and 10; "3.5" is not.'],
    [["--page-size", ""], "--page-size must be an integer between 2 and 10; an empty text is not."],
    [["--page-size", "0x5"], '--page-size must be an integer between 2 and 10; "0x5" is not.'],
    [["--param-limit", "4"], '--param-limit must be an integer of at most 3; "4" is not.'],
    [["--ratio", "0.1"], '--ratio must be a number of at least 0.5; "0.1" is not.'],
    [["--ratio", "half"], '--ratio must be a number of at least 0.5; "half" is not.'],
    [["--class", "bata"], '--class must be one of alpha, beta; "bata" is not.\n  Did you mean beta?'],
    [["--tags", "blue"], '--tags must be one of red, green; "blue" is not.'],
    [["--level", "3"], '--level must be one of 1, 2; "3" is not.'],
    [["--where", "[1]"], '--where must be a JSON object; "[1]" is not.'],
    [
      ["--x-trace-id", "toolong"],
      '--x-trace-id must be a text with between 3 and 5 characters that matches ^[a-z]+$; "toolong" is not.',
    ],
    [
      ["--x-trace-id", "ABC"],
      '--x-trace-id must be a text with between 3 and 5 characters that matches ^[a-z]+$; "ABC" is not.',
    ],
    [["--output", "yml"], '--output must be one of table, json; "yml" is not.'],
    [["--limit", "0"], '--limit must be an integer of at least 1; "0" is not.'],
    [["--limit", "9", "--all"], "--limit and --all exclude each other."],
    [["--class"], "--class needs a value.\n  Write --class <value>."],
    [["--class", "--all"], "--class needs a value; the flag --all follows it."],
    [["--is-done=false"], "--is-done takes no value."],
    [["--is-done", "--no-is-done"], "--no-is-done and its opposite are both given."],
    [["--class", "beta", "--class", "beta"], "--class is given twice."],
    [["--clas", "beta"], "The flag --clas is unknown.\n  Did you mean --class?"],
    [["--page", "7"], "The flag --page is unknown.\n  Did you mean --page-size or --page-token?"],
    [
      ["--nothing-alike"],
      "The flag --nothing-alike is unknown.\n  Run covalkit test-runs list --help for what there is.",
    ],
    [["-x"], "The flag -x is unknown; those of one letter are -o and -h."],
    [["--page-size", "+5"], '--page-size must be an integer between 2 and 10; "+5" is not.'],
    [["--page-size", "5.0"], '--page-size must be an integer between 2 and 10; "5.0" is not.'],
    [
      ["--limit", "9007199254740993"],
      '--limit must be an integer of at least 1; "9007199254740993" is too large.',
    ],
    [["--timeout", "0"], '--timeout must be a number of at least 0.001; "0" is not.'],
    [["--max-retries", "-1"], '--max-retries must be an integer of at least 0; "-1" is not.'],
    [["extra"], 'The argument "extra" is one too many.'],
  ])("%j", async (args, message) => {
    expect(await refusalOf(...LIST, ...args)).toContain(`error: ${message}`);
  });

  test.each<[string[], string]>([
    [["test-runs", "lst"], 'The command "lst" is unknown.\n  Did you mean list?'],
    [["test-run", "list"], 'The command "test-run" is unknown.\n  Did you mean test-runs?'],
    [["test-runs", "lsit"], 'The command "lsit" is unknown.\n  There is: list, get-transcript.'],
    [["nothing", "alike"], 'The command "nothing" is unknown.\n  There is: test-runs.'],
    [["--class", "beta", ...LIST], "The flag --class stands before the command or is unknown."],
    [["test-runs", "get-transcript", "r1"], "The argument <turn> is missing."],
    [["test-runs", "get-transcript", ""], "The argument <run_id> is missing."],
    [["test-runs", "get-transcript", "r1", "0"], '<turn> must be an integer of at least 1; "0" is not.'],
    [["test-runs", "get-transcript", "r1", "1"], "--since is required.\n  Write --since <text>."],
    [["test-runs", "get-transcript", "r1", "1", "--all"], "The flag --all is unknown."],
  ])("%j", async (args, message) => {
    expect(await refusalOf(...args)).toContain(`error: ${message}`);
  });

  test.each<[string[], string]>([
    [["--api-key", "abc"], "--api-key is unknown.\n  The key is read from COVAL_API_KEY only."],
    [["--apiKey=abc"], "The key is read from COVAL_API_KEY only."],
    [["--json"], "--json is unknown.\n  Write -o json."],
    [["--format", "json"], "--format is unknown.\n  Write -o json."],
    [["--format"], "Write -o <table|json>."],
    [["--state", "OPEN"], "--state is unknown.\n  Write --filter 'state=OPEN'."],
    [["--state=it's"], `Write --filter 'state="it'\\''s"'.`],
    [["--state"], "Write --filter 'state=<value>'."],
    [["--started-at", "2025-11-01T00:00:00Z"], `Write --filter 'started_at="2025-11-01T00:00:00Z"'.`],
    [["--labels", "x"], "Write --filter 'labels.<key>=x'."],
    [["--labels.team", "x"], "Write --filter 'labels.team=x'."],
    [["-f", "x"], "The flag -f is unknown; those of one letter are -o and -h.\n  Did you mean --filter?"],
    [["-v"], "Did you mean --version?"],
  ])("a guess (%j) is told what to write", async (args, message) => {
    expect(await refusalOf(...LIST, ...args)).toContain(message);
  });

  test.each<[string[], string]>([
    [["--api-key", "abc", ...LIST], "The key is read from COVAL_API_KEY only."],
    [["--json", ...LIST], "Write -o json."],
    [["-v"], "The flag -v stands before the command or is unknown.\n  Did you mean --version?"],
  ])("a guess before the command (%j) is told what to write", async (args, message) => {
    expect(await refusalOf(...args)).toContain(message);
  });

  test("a filter that cannot be sent is told what flags can do", async () => {
    const said = await refusalOf(...LIST, "--filter", "(labels.a>1 AND state=OPEN) OR state=SHUT");
    expect(said).toContain("has no certain meaning");
    expect(said).toMatch(/\n {2}hint: join by AND alone or OR alone\n$/);
  });

  test("a filter is shown with a caret under what is wrong", async () => {
    expect(await refusalOf(...LIST, "--filter", "state=OPNE")).toMatch(/state=OPNE\n +\^/);
    expect(await refusalOf(...LIST, "--filter", "state=OPEN and state=SHUT")).toMatch(/\n {2} {11}\^\^\^/);
  });

  test("a filter that is only suspicious is sent, with a warning", async () => {
    const { calls, stderr, code } = await runFixture([...LIST, "--filter", "state=OPEN AND state=SHUT"]);
    expect({ code, sent: calls[0]?.params }).toEqual({
      code: 0,
      sent: { filter: "state=OPEN AND state=SHUT" },
    });
    expect(stderr).toContain("warning: --filter");
  });
});
