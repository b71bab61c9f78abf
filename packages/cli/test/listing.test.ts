import { listConversations, type Operation } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { covalkit, KEY } from "./support/covalkit.ts";
import { startMock } from "./support/mock.ts";
import { conversation, startServer } from "./support/server.ts";

const LIST = ["conversations", "list"];
const idOf = ({ conversation_id }: { conversation_id: string }): string => conversation_id;

describe("one page", () => {
  test("is a table: the id first, every text in full, booleans in words", async () => {
    const mislaid = { conversation_id: "c2", status: "MISLAID" };
    const answer = { conversations: [conversation("c1"), mislaid] };
    const { url } = await startServer(() => answer);
    const { stdout, ...ended } = await covalkit([...LIST, "--base-url", url]);
    expect(ended).toEqual({ code: 0, stderr: "" });
    const { id, columns } = listConversations.list;
    const names = [id, ...columns.filter((name) => name !== id)];
    const cells = (item: object) => {
      const shown: Readonly<Record<string, unknown>> = { ...item };
      return names.map((name) => (shown[name] === true ? "yes" : (shown[name] ?? "-")));
    };
    expect(
      stdout
        .trimEnd()
        .split("\n")
        .map((line) => line.split(/ {2,}/)),
    ).toEqual([
      names.map((name) => name.toUpperCase().replaceAll("_", " ")),
      cells(conversation("c1")),
      cells(mislaid),
    ]);
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

  test("is asked of the address in the flag, which goes before the one in the environment", async () => {
    const server = await startServer(() => ({ conversations: [] }));
    const { code } = await covalkit([...LIST, "--base-url", server.url], {
      COVAL_BASE_URL: "http://127.0.0.1:9",
    });
    expect({ code, asked: server.asked.length }).toEqual({ code: 0, asked: 1 });
  });

  test("that is not the last one says how to ask for the next, with the same query", async () => {
    const { url, api } = await startMock(300);
    const filter = 'status=COMPLETED AND external_conversation_id!="it\'s me"';
    const args = [...LIST, "--page-size=20", "--filter", filter, "--order-by", "-create_time"];
    const { stderr } = await covalkit(args, { COVAL_BASE_URL: url });
    expect(api.requests).toHaveLength(1);
    // The flags come in the order of the document's parameters, whichever it is.
    const query = [
      ` --filter 'status=COMPLETED AND external_conversation_id!="it'\\''s me"'`,
      " --order-by=-create_time",
      " --page-size 20",
    ];
    for (const flag of query) expect(stderr).toContain(flag);
    expect(query.reduce((text, flag) => text.replace(flag, ""), stderr)).toMatch(
      /^There are more. For the next page:\n {2}covalkit conversations list --page-token \S+\n$/,
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
    const { parameters }: Operation = listConversations;
    const largest = parameters.page_size?.schema.maximum ?? Number.NaN;
    const { url, api, ids } = await startMock(2 * largest + 1);
    const { code, stdout, stderr } = await covalkit([...LIST, "--all"], { COVAL_BASE_URL: url });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const lines = stdout.trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["CONVERSATION", ...ids]);
    expect(api.requests.map(({ query }) => query.page_size)).toEqual(Array(3).fill(String(largest)));
  });

  test("--all shows an item once that comes again on a later page, and claims nothing of the whole", async () => {
    const { url } = await startServer(({ query }) =>
      query.page_token === undefined
        ? { conversations: [conversation("c1"), conversation("c2")], next_page_token: "t2" }
        : { conversations: [conversation("c2"), conversation("c3")], next_page_token: null },
    );
    const { stdout, stderr } = await covalkit([...LIST, "--all"], { COVAL_BASE_URL: url });
    const lines = stdout.trimEnd().split("\n").slice(1);
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["c1", "c2", "c3"]);
    expect(stderr).toBe("");
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

  test("a filter that cannot be sent is told what flags can do, before any request", async () => {
    const server = await startServer(() => ({ conversations: [] }));
    const filter = "(metadata.a>1 AND status=FAILED) OR status=PENDING";
    const ended = await covalkit([...LIST, "--filter", filter, "--base-url", server.url]);
    expect(ended).toMatchObject({ code: 2, stdout: "" });
    expect(ended.stderr).toMatch(/^error: --filter: .*has no certain meaning/);
    expect(ended.stderr).toMatch(/\n {2}hint: join by AND alone or OR alone\n$/);
    expect(server.asked).toEqual([]);
  });
});
