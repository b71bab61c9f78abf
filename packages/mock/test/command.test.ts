import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { listConversations } from "@covalkit/spec";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { generateConversations } from "../src/index.ts";
import type { PageBody } from "./ask.ts";

const bin = join(import.meta.dirname, "../bin/covalkit-mock.js");
const folder = mkdtempSync(join(tmpdir(), "covalkit-mock-"));
const headers = { "x-api-key": "secret" };
let stop = () => {};

afterEach(() => stop());
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  return runNode(bin, ...args);
}

function runNode(...args: string[]) {
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
  stop = () => child.kill("SIGKILL");
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text) => {
    err += text;
  });
  const ended = once(child, "close").then(([code]) => ({ code, out, err }));
  const address = once(child.stdout, "data").then(([text]) => String(text).trim());
  return { child, address, ended };
}

async function list(address: string, query = ""): Promise<PageBody> {
  return (await fetch(`${address}/v1/conversations${query}`, { headers })).json();
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test.each(["SIGINT", "SIGTERM"] as const)(
  "it prints its address on one line, logs requests on stderr, and ends cleanly on %s",
  async (signal) => {
    const { child, address, ended } = run("--port", "0", "--count", "30");
    const body = await list(await address, "?page_size=30&filter=status%3DCOMPLETED");
    expect(body.conversations.length).toBeGreaterThan(20);
    child.kill(signal);
    const { code, out, err } = await ended;
    expect(code).toBe(0);
    expect(out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
    const logged = err.split("\n").filter((line) => /^\d\d:/.test(line));
    expect(`${logged.join("\n")}\n`).toMatch(
      /^\d\d:\d\d:\d\d\.\d{3} GET \/v1\/conversations\?page_size=30&filter=status%3DCOMPLETED 200 \d+ ms mock-000001\n$/,
    );
    expect(err).not.toContain("secret");
  },
);

test("equal seeds serve equal conversations", async () => {
  const all = async () =>
    list(await run("--port", "0", "--count", "5", "--seed", "9").address, "?page_size=5");
  const first = await all();
  stop();
  expect(await all()).toEqual(first);
  expect(first.conversations).toHaveLength(5);
});

test("options reach the mock", async () => {
  const { address } = run(
    "--port",
    "0",
    "--api-key",
    "secret",
    "--faults",
    "429=1,retry-after=7",
    "--paging",
    "keyset",
    "--live",
  );
  const response = await fetch(`${await address}/v1/conversations`, { headers });
  expect([response.status, response.headers.get("retry-after")]).toEqual([429, "7"]);
});

test("only the given key is accepted", async () => {
  const base = await run("--port", "0", "--api-key", "secret").address;
  const status = async (key: string) =>
    (await fetch(`${base}/v1/conversations`, { headers: { "x-api-key": key } })).status;
  expect([await status("secret"), await status("other")]).toEqual([200, 401]);
});

test("what it suggests to try first works, and a request without a key is marked in the log", async () => {
  const { child, address, ended } = run("--port", "0", "--count", "1");
  const base = await address;
  await fetch(`${base}/v1/conversations`);
  child.kill("SIGTERM");
  const { err } = await ended;
  expect(err).toContain(`Try: curl -H "X-API-Key: any" ${base}/v1/conversations\n`);
  expect(err).toMatch(/ 401 \d+ ms mock-000001 key:missing\n/);
});

test("what the document asks for and the mock cannot do is said on stderr, before the first request", async () => {
  const preload = pathToFileURL(join(import.meta.dirname, "without-x-filter.ts")).href;
  const { child, address, ended } = runNode("--import", preload, bin, "--port", "0");
  const { parameter } = listConversations.filter;
  const query = new URLSearchParams({ [parameter]: "x=1" });
  const response = await fetch(`${await address}${listConversations.path}?${query}`, { headers });
  expect(response.status).toBe(400);
  child.kill("SIGTERM");
  const { out, err } = await ended;
  expect(out.trim().split("\n")).toHaveLength(1);
  expect(err.split("\n")).toContain(
    `GET ${listConversations.path}: ${parameter} is answered with 400. ` +
      "The mock cannot evaluate it: the document does not say with x-filter what it compares",
  );
});

describe("--data", () => {
  const conversations = generateConversations({ count: 4, seed: 1 });
  const lines = conversations.map((conversation) => JSON.stringify(conversation));

  test.each([
    ["lines.ndjson", `\ufeff${lines.join("\r\n")}\r\n\r\n`],
    ["list.json", JSON.stringify(conversations, null, 2)],
    ["answer.json", JSON.stringify({ next_page_token: null, conversations })],
  ])("serves %s", async (name, content) => {
    const { address } = run("--port", "0", "--data", file(name, content));
    const { conversations: served } = await list(await address, "?order_by=create_time&page_size=4");
    expect(served.toSorted(byId)).toEqual([...conversations].sort(byId));
  });

  test("takes a status that the spec does not list", async () => {
    const path = file("newer.ndjson", JSON.stringify({ ...conversations[0], status: "MISLAID" }));
    const { conversations: served } = await list(await run("--port", "0", "--data", path).address);
    expect(served[0]?.status).toBe("MISLAID");
  });

  const short = '{"conversation_id":"short","status":"PENDING","create_time":"2025-11-01T00:00:00Z"}';
  const noTime = '{"conversation_id":"aaaaaaaaaaaaaaaaaaaaaa","status":"PENDING"}';
  test.each([
    ["broken.ndjson", `${lines[0]}\n\n{"status" "PENDING"}`, ":3: is not JSON: expected : at column 11"],
    ["short.ndjson", `${lines[0]}\n${short}`, ":2: conversation_id: must have "],
    ["missing.ndjson", noTime, ":1: create_time: must be there"],
    ["twice.ndjson", `${lines[0]}\n${lines[1]}\n${lines[0]}`, ":3: conversation_id: "],
    ["number.ndjson", "17", ":1: must be an object"],
    ["open.json", `[\n${lines[0]},\n${lines[1]}`, ":3: is not JSON: expected ]"],
    ["comma.json", `[\n${lines[0]},\n]`, ":3: is not JSON: expected a value"],
    ["element.json", `[\n${lines[0]},\n\n  ${short}]`, ":4: conversation_id: "],
    ["property.json", `{"other":[1],"conversations":[\n${lines[0]},\n${noTime}]}`, ":3: create_time: "],
    ["else.json", '{"elsewhere":[]}', ':1: must be a list, or an object with "'],
    ["empty.json", "", ":1: is not JSON: expected a value at column 1"],
  ])("says which line of %s is wrong, and what", async (name, content, message) => {
    const path = file(name, content);
    const { code, out, err } = await run("--data", path).ended;
    expect([code, out]).toEqual([3, ""]);
    expect(err).toContain(`covalkit-mock: ${path}${message}`);
    expect(err.trim().split("\n")).toHaveLength(1);
  });

  test("says that there is no such file", async () => {
    const { code, err } = await run("--data", join(folder, "none.ndjson")).ended;
    expect(code).toBe(3);
    expect(err).toContain("there is no such file");
  });
});

test.each([
  [["--port", "x"], "--port must be an integer"],
  [["--port", "65536"], "--port must be an integer"],
  [["--latency", "fast"], "--latency must be milliseconds"],
  [["--faults", "fire=1"], '"fire" is no fault'],
  [["--faults", "429=2"], "between 0 and 1"],
  [["--paging", "pages"], "--paging must be offset or keyset"],
  [["--data", "x.json", "--count", "3"], "--data cannot be combined"],
  [["--unknown"], "Unknown option"],
  [["stray"], "Unexpected argument"],
])("%j is refused with what is wrong", async (args, message) => {
  const { code, out, err } = await run(...args).ended;
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(message);
  expect(err).toContain("--help");
});

test("a port that is taken is told plainly", async () => {
  const port = new URL(await run("--port", "0").address).port;
  const first = stop;
  const { code, err } = await run("--port", port).ended;
  first();
  expect(code).toBe(1);
  expect(err).toContain(`port ${port} is in use`);
});

test("--help names every option and every exit code", async () => {
  const { code, out } = await run("--help").ended;
  expect(code).toBe(0);
  for (const name of [
    "--port",
    "--data",
    "--count",
    "--seed",
    "--latency",
    "--faults",
    "--live",
    "--api-key",
  ]) {
    expect(out).toContain(name);
  }
  expect(out).toMatch(/Exit codes: 0 .* 1 .* 2 .* 3 /);
});

test("--version prints the package's version", async () => {
  const { code, out } = await run("--version").ended;
  expect(code).toBe(0);
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/);
});

function byId(a: { conversation_id: string }, b: { conversation_id: string }): number {
  return a.conversation_id < b.conversation_id ? -1 : 1;
}
