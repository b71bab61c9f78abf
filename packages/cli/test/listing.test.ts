import { describe, expect, test } from "vitest";
import { covalkit, KEY } from "./support/covalkit.ts";
import { conversation, pagesOf, startServer } from "./support/server.ts";

const LIST = ["conversations", "list"];

describe("one page", () => {
  test("is a table: the id first, every text in full, booleans in words", async () => {
    const answer = { conversations: [conversation("c1"), { conversation_id: "c2", status: "NEW" }] };
    const { url } = await startServer(() => answer);
    const ended = await covalkit([...LIST, "--base-url", url]);
    expect(ended).toEqual({
      code: 0,
      stderr: "",
      stdout:
        "CONVERSATION ID  STATUS     EXTERNAL CONVERSATION ID  HAS AUDIO  OCCURRED AT\n" +
        "c1               COMPLETED  external-c1               yes        2025-11-03T14:32:00Z\n" +
        "c2               NEW        -                         -          -\n",
    });
  });

  test("is the API's own JSON with -o json", async () => {
    const page = {
      next_page_token: null,
      conversations: [conversation("c1", { metadata: { a: [1] } })],
      more: 1,
    };
    const { url } = await startServer(() => page);
    const { code, stdout, stderr } = await covalkit([...LIST, "-o", "json"], { COVAL_BASE_URL: url });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`${JSON.stringify(page)}\n`);
  });

  test("is asked for with the parameters, and the key in its header", async () => {
    const server = await startServer(() => ({ conversations: [] }));
    const filter = "status=FAILED";
    const args = [
      "--page-size",
      "20",
      "--order-by",
      "-create_time",
      "--page-token",
      "a b",
      "--filter",
      filter,
    ];
    await covalkit([...LIST, ...args, "--base-url", `${server.url}/`]);
    const query = { page_size: "20", order_by: "-create_time", page_token: "a b", filter };
    expect(server.asked).toMatchObject([{ path: "/v1/conversations", query, headers: { "x-api-key": KEY } }]);
  });

  test("that is not the last one says how to ask for the next, with the same query", async () => {
    const { url } = await startServer(pagesOf(30));
    const filter = 'status=COMPLETED AND metadata.who="it\'s me"';
    const args = [...LIST, "--page-size=20", "--filter", filter, "--order-by", "-create_time"];
    const { stderr } = await covalkit(args, { COVAL_BASE_URL: url });
    expect(stderr).toBe(
      "There are more. For the next page:\n" +
        `  covalkit conversations list --filter 'status=COMPLETED AND metadata.who="it'\\''s me"' ` +
        "--order-by=-create_time --page-size 20 --page-token 20\n",
    );
  });

  test("without items says so on stderr and is no failure", async () => {
    const { url } = await startServer(() => ({ conversations: [] }));
    const table = await covalkit([...LIST], { COVAL_BASE_URL: url });
    expect(table).toEqual({ code: 0, stdout: "", stderr: "No conversations.\n" });
    const json = await covalkit([...LIST, "-o", "json"], { COVAL_BASE_URL: url });
    expect(json).toEqual({ code: 0, stdout: '{"conversations":[]}\n', stderr: "" });
  });
});

describe("several pages", () => {
  test("--all follows them to the end, in the largest pages, under one heading", async () => {
    const server = await startServer(pagesOf(600));
    const { code, stdout, stderr } = await covalkit([...LIST, "--all"], { COVAL_BASE_URL: server.url });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual([
      "CONVERSATION",
      ...Array.from({ length: 600 }, (_, index) => `c${index}`),
    ]);
    expect(server.asked.map(({ query }) => query)).toEqual([
      { page_size: "250" },
      { page_size: "250", page_token: "250" },
      { page_size: "250", page_token: "500" },
    ]);
  });

  test("--all as JSON is one page of the same shape", async () => {
    const { url } = await startServer(pagesOf(5));
    const { stdout } = await covalkit([...LIST, "--all", "-o", "json", "--page-size", "2"], {
      COVAL_BASE_URL: url,
    });
    const conversations = ["c0", "c1", "c2", "c3", "c4"].map((id) => conversation(id));
    expect(JSON.parse(stdout)).toEqual({ conversations, next_page_token: null });
  });

  test("--limit asks for no more than it shows, and says how to go on", async () => {
    const server = await startServer(pagesOf(30));
    const { stdout, stderr } = await covalkit([...LIST, "--limit", "4"], { COVAL_BASE_URL: server.url });
    expect(stdout.trimEnd().split("\n")).toHaveLength(5);
    expect(server.asked.map(({ query }) => query)).toEqual([{ page_size: "4" }]);
    expect(stderr).toContain("covalkit conversations list --limit 4 --page-size 4 --page-token 4\n");
  });

  test("--limit that cuts a page leads on without losing an item", async () => {
    const { url } = await startServer(pagesOf(30));
    const args = [...LIST, "--limit", "5", "--page-size", "2", "-o", "json"];
    const { stdout } = await covalkit(args, { COVAL_BASE_URL: url });
    const page = JSON.parse(stdout);
    expect(page.conversations).toHaveLength(5);
    expect(page.next_page_token).toBe("4");
  });

  test("--limit beyond the end of the list shows it all", async () => {
    const { url } = await startServer(pagesOf(3));
    const { stdout, stderr } = await covalkit([...LIST, "--limit", "9", "-o", "json"], {
      COVAL_BASE_URL: url,
    });
    expect(JSON.parse(stdout)).toMatchObject({ conversations: [{}, {}, {}], next_page_token: null });
    expect(stderr).toBe("");
  });

  test("a filter of any nesting gives exactly what it says", async () => {
    const statuses = ["FAILED", "COMPLETED", "PENDING"];
    const { url } = await startServer(() => ({
      conversations: statuses.map((status, index) => conversation(`c${index}`, { status })),
    }));
    const filter = "(status=FAILED AND metadata.a=1) OR status=PENDING";
    const { stdout } = await covalkit([...LIST, "--all", "-o", "json", "--filter", filter], {
      COVAL_BASE_URL: url,
    });
    expect(JSON.parse(stdout).conversations).toMatchObject([{ status: "PENDING" }]);
  });
});
