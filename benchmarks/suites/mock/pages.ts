import { measure } from "../../harness/measure.ts";
import type { Comparison, Goal } from "../../harness/report.ts";
import { ask, createMockApi, generateConversations } from "./built.ts";

const COUNT = 10_000;
const SIZE = 50;

type Conversation = ReturnType<typeof generateConversations>[number];

/** What people write for a test: a handler that filters, sorts and slices a list on every request. */
function byHand(all: readonly Conversation[], request: Request): Response {
  const { searchParams } = new URL(request.url);
  const status = searchParams.get("status");
  const offset = Number(searchParams.get("offset"));
  const found = all
    .filter((conversation) => conversation.status === status)
    .sort((a, b) => (a.create_time < b.create_time ? 1 : a.create_time > b.create_time ? -1 : 0));
  const next = offset + SIZE < found.length ? String(offset + SIZE) : null;
  return Response.json({ conversations: found.slice(offset, offset + SIZE), next_page_token: next });
}

/** One filtered, ordered page, read as JSON: ours with its checks, key and token, beside a handler written by hand. */
export async function pages(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const conversations = generateConversations({ count: COUNT, seed: 1 });
  const api = createMockApi({ conversations });
  const ours = () => ask(api, `filter=status%3DFAILED&order_by=-create_time&page_size=${SIZE}`);
  const theirs = async () => {
    const address = "https://api.example/v1/conversations?status=FAILED";
    return JSON.parse(await byHand(conversations, new Request(address)).text());
  };
  const [first, other] = [await ours(), await theirs()];
  if (first.conversations[0]?.conversation_id !== other.conversations[0]?.conversation_id) {
    throw new Error("The two handlers found different conversations");
  }
  const rows = await measure([
    { name: "@covalkit/mock", run: ours },
    { name: "filter, sort and slice by hand", run: theirs },
  ]);
  return {
    comparisons: [
      {
        title: `a page of ${SIZE} out of ${COUNT.toLocaleString("en-US")} conversations, filtered and ordered`,
        unit: "ns",
        ours: "@covalkit/mock",
        rows: rows.map(({ name, median, low, high }) => ({ name, value: median, low, high })),
        note: "By hand: one fixed condition and order, an offset for a token, no checks, no key.",
      },
    ],
    goals: [],
  };
}
