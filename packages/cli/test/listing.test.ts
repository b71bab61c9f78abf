import { describe, expect, test } from "vitest";
import { covalkit, KEY } from "./support/covalkit.ts";
import { startMock } from "./support/mock.ts";
import { conversation, startServer } from "./support/server.ts";

const LIST = ["conversations", "list"];
const idOf = ({ conversation_id }: { conversation_id: string }): string => conversation_id;

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
    const { url, api } = await startMock(300);
    const filter = 'status=COMPLETED AND external_conversation_id!="it\'s me"';
    const args = [...LIST, "--page-size=20", "--filter", filter, "--order-by", "-create_time"];
    const { stderr } = await covalkit(args, { COVAL_BASE_URL: url });
    expect(api.requests).toHaveLength(1);
    expect(stderr).toMatch(
      new RegExp(
        "^There are more. For the next page:\\n" +
          `  covalkit conversations list --filter 'status=COMPLETED AND external_conversation_id!="it'\\\\''s me"' ` +
          "--order-by=-create_time --page-size 20 --page-token \\S+\\n$",
      ),
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
    const { url, api, ids } = await startMock(600);
    const { code, stdout, stderr } = await covalkit([...LIST, "--all"], { COVAL_BASE_URL: url });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["CONVERSATION", ...ids]);
    expect(api.requests.map(({ query }) => query.page_size)).toEqual(["250", "250", "250"]);
  });

  test("--all as JSON is one page of the same shape", async () => {
    const { url, ids } = await startMock(5);
    const { stdout } = await covalkit([...LIST, "--all", "-o", "json", "--page-size", "2"], {
      COVAL_BASE_URL: url,
    });
    const page = JSON.parse(stdout);
    expect(page.conversations.map(idOf)).toEqual(ids);
    expect(page.next_page_token).toBeNull();
  });

  test("--limit asks for no more than it shows, and says how to go on", async () => {
    const { url, api } = await startMock(30);
    const { stdout, stderr } = await covalkit([...LIST, "--limit", "4"], { COVAL_BASE_URL: url });
    expect(stdout.trimEnd().split("\n")).toHaveLength(5);
    expect(api.requests.map(({ query }) => query)).toEqual([{ page_size: "4" }]);
    expect(stderr).toContain("covalkit conversations list --limit 4 --page-size 4 --page-token ");
  });

  test("--limit that cuts a page leads on without losing an item", async () => {
    const { url, ids } = await startMock(30);
    const args = [...LIST, "--page-size", "2", "-o", "json"];
    const first = JSON.parse((await covalkit([...args, "--limit", "5"], { COVAL_BASE_URL: url })).stdout);
    expect(first.conversations.map(idOf)).toEqual(ids.slice(0, 5));
    const rest = [...args, "--all", "--page-token", first.next_page_token];
    const second = JSON.parse((await covalkit(rest, { COVAL_BASE_URL: url })).stdout);
    expect(second.conversations.map(idOf)).toEqual(ids.slice(4)); // the page that was cut, from its beginning
  });

  test("--limit beyond the end of the list shows it all", async () => {
    const { url, ids } = await startMock(3);
    const { stdout, stderr } = await covalkit([...LIST, "--limit", "9", "-o", "json"], {
      COVAL_BASE_URL: url,
    });
    expect(JSON.parse(stdout).conversations.map(idOf)).toEqual(ids);
    expect(JSON.parse(stdout).next_page_token).toBeNull();
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
