import {
  ApiError,
  type Conversation,
  type ConversationStatus,
  type CovalClient,
  createClient,
  createClientWith,
  createConversationsResource,
  conversationFilter as f,
  isApiError,
  isCovalError,
  type ListConversationsResponse,
  type Listing,
  type Outcome,
  type Resume,
  unwrap,
} from "@covalkit/client";
import { and, filter, or } from "@covalkit/filter";
import { expectTypeOf } from "vitest";

const coval = createClient({ apiKey: async () => "key" });
expectTypeOf(coval).toEqualTypeOf<CovalClient>();

// What comes back
const listing = coval.conversations.list();
expectTypeOf(listing).toEqualTypeOf<Listing<Conversation, ListConversationsResponse>>();
expectTypeOf(await listing).toEqualTypeOf<ListConversationsResponse>();
for await (const item of listing) expectTypeOf(item).toEqualTypeOf<Conversation>();
for await (const page of listing.pages()) expectTypeOf(page.conversations).toEqualTypeOf<Conversation[]>();
expectTypeOf(await listing.toArray({ limit: 3 })).toEqualTypeOf<Conversation[]>();
expectTypeOf(listing.outcome).toEqualTypeOf<Outcome | undefined>();
expectTypeOf<Conversation["status"]>().toEqualTypeOf<ConversationStatus>();
expectTypeOf<Conversation["metadata"]>().toEqualTypeOf<{ [key: string]: unknown } | undefined>();

// Parameters
coval.conversations.list({ page_size: 20, page_token: "t", order_by: "-create_time", filter: undefined });
// @ts-expect-error: a number
coval.conversations.list({ page_size: "20" });
// @ts-expect-error: no such order
coval.conversations.list({ order_by: "-mislaid_by" });
// @ts-expect-error: no such parameter
coval.conversations.list({ mislaid: 20 });

// Filters: text that is checked, text that is not known, expressions
coval.conversations.list({ filter: 'status=FAILED AND create_time>"2025-11-01T00:00:00Z"' });
coval.conversations.list({ filter: String(Math.random()) });
coval.conversations.list({ filter: f.status.in(["FAILED", "CANCELLED"]) });
coval.conversations.list({ filter: and(f.status.eq("FAILED"), or(f.metadata("k").eq("v"), undefined)) });
coval.conversations.list({ filter: filter`status = ${"FAILED"}` });
// @ts-expect-error: no such status; did you mean COMPLETED?
coval.conversations.list({ filter: "status=COMPLETD" });
// @ts-expect-error: no such field
coval.conversations.list({ filter: "stattus=FAILED" });
// @ts-expect-error: == is =
coval.conversations.list({ filter: "status==FAILED" });
// @ts-expect-error: no such status
f.status.eq("COMPLETD");
// @ts-expect-error: no such field
f.stattus;

// Options
coval.conversations.list(
  {},
  { limit: 5, maxPages: 3, prefetch: 1, malformed: "skip", deadlineMs: 1000, timeoutMs: 10 },
);
// @ts-expect-error: one page at most
coval.conversations.list({}, { prefetch: 2 });

// Going on
const outcome = listing.outcome;
if (outcome && !outcome.complete) {
  expectTypeOf(outcome.resume).toEqualTypeOf<Resume>();
  expectTypeOf(outcome.reason).toEqualTypeOf<"limit" | "max-pages" | "stopped" | "aborted" | "error">();
  expectTypeOf(coval.conversations.list.resume(outcome.resume)).toEqualTypeOf(listing);
}
// @ts-expect-error: a complete walk has nowhere to go on
if (outcome?.complete) outcome.resume;

// Errors
const error: unknown = undefined;
if (isCovalError(error)) expectTypeOf(error.code).toEqualTypeOf<string>();
if (isApiError(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
if (error instanceof ApiError) expectTypeOf(error.retryAt).toEqualTypeOf<Date | undefined>();

// openapi-fetch below
const { data } = await coval.api.GET("/v1/conversations", { params: { query: { page_size: 20 } } });
expectTypeOf(data).toEqualTypeOf<ListConversationsResponse | undefined>();
// @ts-expect-error: no such path
coval.api.GET("/v1/mislaid");

// openapi-fetch's results, unwrapped
expectTypeOf(await unwrap(coval.api.GET("/v1/conversations"))).toEqualTypeOf<ListConversationsResponse>();

// A client of some resources
const some = createClientWith({ conversations: createConversationsResource }, { apiKey: "key" });
expectTypeOf(some.conversations).toEqualTypeOf<CovalClient["conversations"]>();
expectTypeOf(some.api).toEqualTypeOf<CovalClient["api"]>();
expectTypeOf(some).toExtend<Pick<CovalClient, "api" | "conversations">>();
// @ts-expect-error: no such resource was given
some.runs;
// @ts-expect-error: a resource is made of a core
createClientWith({ conversations: {} });
