import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { covalkit, KEY, start, textOf } from "./support/covalkit.ts";
import { startMock } from "./support/mock.ts";
import { conversation, sendJson, startServer } from "./support/server.ts";

const LIST = ["conversations", "list"];
const AT_ONCE = ["--max-retries", "0"];

describe("an answer without success", () => {
  test.each([
    [400, "INVALID_ARGUMENT", 1],
    [401, "UNAUTHENTICATED", 3],
    [403, "PERMISSION_DENIED", 3],
    [404, "NOT_FOUND", 1],
    [429, "RESOURCE_EXHAUSTED", 4],
    [500, "INTERNAL_ERROR", 1],
  ])("%i %s ends with its own words, its request id, and exit code %i", async (status, code, exitCode) => {
    const details = [{ field: "page_size", description: "is odd" }];
    const { url } = await startServer((_, response) => {
      sendJson(
        response,
        status,
        { error: { code, message: "So it is.", details } },
        { "x-request-id": "req-7" },
      );
    });
    const ended = await covalkit([...LIST, "-o", "json", ...AT_ONCE], { COVAL_BASE_URL: url });
    expect(ended).toMatchObject({ code: exitCode, stdout: "" });
    expect(ended.stderr).toMatch(/^error: .*So it is\.\n/);
    expect(ended.stderr).toContain(exitCode === 3 ? "COVAL_API_KEY" : "\n  page_size: is odd\n");
    expect(ended.stderr).toContain(`: ${status} `);
    expect(ended.stderr).toContain("(request req-7)");
    expect(ended.stderr).toMatch(new RegExp(`\\n {2}\\(${code}\\)\\n$`));
  });

  test("what it says cannot act on the terminal", async () => {
    const { url } = await startServer((_, response) => {
      sendJson(response, 400, { error: { code: "X", message: "a\u001b[2Jb\r\u202ec", details: [] } });
    });
    const { stderr } = await covalkit(LIST, { COVAL_BASE_URL: url });
    expect(stderr).toContain("a\\x1b[2Jb\\r\\u202ec");
  });

  test("a gateway's HTML is an error with its status", async () => {
    const { url } = await startServer((_, response) => {
      response.writeHead(404, { "content-type": "text/html" }).end("<h1>nothing</h1>");
    });
    const { code, stderr } = await covalkit(LIST, { COVAL_BASE_URL: url });
    expect({ code, stderr }).toMatchObject({ code: 1, stderr: expect.stringContaining("404") });
  });
});

test("a body that is no page is an error that says where", async () => {
  const { url } = await startServer(() => ({ conversations: "many" }));
  const { code, stdout, stderr } = await covalkit(LIST, { COVAL_BASE_URL: url });
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toContain('"conversations" is a string, not an array');
});

test("a failure on the way says how to go on from there", async () => {
  const { url, api } = await startMock(9, { faults: { script: [null, null, "500"] } });
  const args = [...LIST, "--all", "--page-size", "2", "--max-retries", "0"];
  const { code, stdout, stderr } = await covalkit(args, { COVAL_BASE_URL: url });
  expect(code).toBe(1);
  expect(stdout.trimEnd().split("\n")).toHaveLength(5);
  expect(stderr).toContain("4 items came before that");
  const token = api.requests.at(-1)?.query.page_token;
  expect(stderr).toContain(`--page-token ${token}\n`);
});

test("JSON that was cut off by a failure has no end, and cannot pass for the whole", async () => {
  const { url } = await startMock(9, { faults: { script: [null, null, "500"] } });
  const args = [...LIST, "--all", "--page-size", "2", "--max-retries", "0", "-o", "json"];
  const { code, stdout, stderr } = await covalkit(args, { COVAL_BASE_URL: url });
  expect({ code, items: stdout.match(/"conversation_id"/g)?.length }).toEqual({ code: 1, items: 4 });
  expect(() => JSON.parse(stdout)).toThrow(SyntaxError);
  expect(stderr).toContain("4 items came before that");
});

test("a limit's rest is what the command that goes on asks for", async () => {
  const { url, ids } = await startMock(9, { faults: { script: [null, null, "500"] } });
  const args = [...LIST, "--limit", "7", "--page-size", "2", "--max-retries", "0"];
  const { stdout, stderr } = await covalkit(args, { COVAL_BASE_URL: url });
  const shown = stdout.trimEnd().split("\n").slice(1);
  const command = /^ {2}covalkit (.*)$/m.exec(stderr)?.[1] ?? "";
  expect(command).toContain("conversations list --limit 3 ");
  const rest = await covalkit(command.split(" "), { COVAL_BASE_URL: url });
  const lines = [...shown, ...rest.stdout.trimEnd().split("\n").slice(1)];
  expect(lines.map((line) => line.split(" ")[0])).toEqual(ids.slice(0, 7));
});

describe("the key", () => {
  test.each([
    ["is missing", { COVAL_API_KEY: undefined }, "is not set"],
    ["is empty", { COVAL_API_KEY: " " }, "is empty"],
  ])("that %s ends the program before any request with exit code 3", async (_, env, message) => {
    const server = await startServer(() => ({ conversations: [] }));
    const child = await covalkit(LIST, { COVAL_BASE_URL: server.url, ...env });
    expect(child).toMatchObject({ code: 3, stdout: "", stderr: expect.stringContaining(message) });
    expect(server.asked).toEqual([]);
  });

  test("that no header can carry is refused before any request, and not shown", async () => {
    const server = await startServer(() => ({ conversations: [] }));
    const env = { COVAL_API_KEY: "first-half\nsecond-half", COVAL_BASE_URL: server.url };
    const { code, stdout, stderr } = await covalkit(LIST, env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("The key came from COVAL_API_KEY");
    expect(stderr).not.toContain("half");
    expect(server.asked).toEqual([]);
  });

  test("never appears, even when the API repeats it", async () => {
    const { url } = await startServer((asked, response) => {
      if (asked.query.page_size) return { conversations: [conversation("c1", { metadata: { KEY } })], KEY };
      sendJson(response, 401, {
        error: { code: KEY, message: `Not ${KEY}`, details: [{ field: KEY, description: KEY }] },
      });
    });
    const good = await covalkit([...LIST, "--page-size", "9", "-o", "json"], { COVAL_BASE_URL: url });
    const bad = await covalkit(LIST, { COVAL_BASE_URL: url });
    expect([good.code, bad.code]).toEqual([0, 3]);
    expect(JSON.stringify([good, bad])).not.toContain(KEY);
    expect(good.stdout).toContain("[redacted]");
    expect(bad.stderr).toContain("Not [redacted]");
  });

  test.each([
    ["1234567", "is taken for a placeholder", "Not 1234567"],
    ["12345678", "is a secret", "Not [redacted]"],
  ])("%s %s", async (key, _, said) => {
    const { url } = await startServer((_asked, response) => {
      sendJson(response, 401, { error: { code: "X", message: `Not ${key}`, details: [] } });
    });
    const { stderr } = await covalkit(LIST, { COVAL_BASE_URL: url, COVAL_API_KEY: key });
    expect(stderr).toContain(said);
  });
});

test.each([
  ["nowhere", "--base-url is not an absolute URL"],
  ["ftp://api.example.com", "--base-url must be https:"],
  ["https://api.example.com?a=b", "has a query or a fragment"],
  ["https://me:my-password@api.example.com", "has a user name or password; pass the key as COVAL_API_KEY"],
  ["http://api.example.com", "is not encrypted"],
])("an address that cannot be used (%s) is a mistake in the command", async (address, message) => {
  const { code, stdout, stderr } = await covalkit([...LIST, "--base-url", address]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(message);
  expect(stderr).toContain("the address from --base-url");
  expect(stderr).not.toContain("my-password");
});

test("an address from the environment is called by its variable", async () => {
  const { code, stderr } = await covalkit(LIST, { COVAL_BASE_URL: "nowhere" });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: expect.stringMatching(
      /^error: COVAL_BASE_URL is not an absolute URL.*\n.*from COVAL_BASE_URL\.\n$/,
    ),
  });
});

describe("no answer", () => {
  test("a server that is not there: exit code 5, and its address", async () => {
    const { url, close } = await startServer(() => undefined);
    await close();
    const { code, stdout, stderr } = await covalkit([...LIST, ...AT_ONCE, "--base-url", url]);
    expect({ code, stdout }).toEqual({ code: 5, stdout: "" });
    expect(stderr).toContain(url);
  });

  test("a connection that breaks: exit code 5", async () => {
    const { url } = await startServer((_, response) => {
      response.destroy();
    });
    const ended = await covalkit([...LIST, ...AT_ONCE], { COVAL_BASE_URL: url });
    expect(ended).toMatchObject({ code: 5, stdout: "" });
  });

  test("a server that never answers: exit code 5 after --timeout", async () => {
    const { url } = await startServer(() => undefined);
    const ended = await covalkit([...LIST, "--timeout", "0.05"], { COVAL_BASE_URL: url });
    expect(ended).toMatchObject({ code: 5, stdout: "" });
    expect(ended.stderr).toContain("error: The command did not end within --timeout 0.05.");
    expect(ended.stderr).not.toContain("deadlineMs");
  });
});

describe("the user leaves", () => {
  test("Ctrl-C cancels the request: exit code 130", async () => {
    let reached = () => {};
    const request = new Promise<void>((resolve) => {
      reached = resolve;
    });
    const { url } = await startServer((_, response) => {
      reached();
      response.writeHead(200, { "content-type": "application/json" }).write('{"conversations":[');
    });
    const child = start([...LIST, "--all"], { COVAL_BASE_URL: url });
    const stderr = textOf(child.stderr);
    await request;
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([130, null]);
    expect(await stderr).toBe("Interrupted.\n");
  });

  test("a reader that has read enough ends the program quietly", async () => {
    const { url } = await startMock(20_000);
    const child = start([...LIST, "--all"], { COVAL_BASE_URL: url });
    const stderr = textOf(child.stderr);
    await once(child.stdout, "data");
    child.stdout.destroy();
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(await stderr).toBe("");
  });
});
