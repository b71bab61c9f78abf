import { and, createFilter, type Expression, type FilterFields, or } from "../src/index.ts";
import { fields } from "./fields.ts";

const f = createFilter(fields);
const date = new Date();
const instant = { epochNanoseconds: 0n };

// Every method there is.
const all: Expression[] = [
  f.status.eq("FAILED"),
  f.status.ne("FAILED"),
  f.status.in(["FAILED", "DELETED"]),
  f.status.notIn(["FAILED", "DELETED"]),
  f.external_conversation_id.eq("a"),
  f.external_conversation_id.ne("a"),
  f.external_conversation_id.in(["a"]),
  f.external_conversation_id.notIn(["a"]),
  f.create_time.eq(date),
  f.create_time.ne("2025-11-01T00:00:00Z"),
  f.create_time.in([date, instant]),
  f.create_time.notIn([date, instant]),
  f.create_time.gt(date),
  f.create_time.gte(instant),
  f.create_time.lt("2025-11-01T00:00:00Z"),
  f.create_time.lte(date),
  f.create_time.between(date, instant),
  f.turns.eq(1),
  f.turns.ne(1),
  f.turns.in([1]),
  f.turns.notIn([1]),
  f.turns.gt(1),
  f.turns.gte(1),
  f.turns.lt(1),
  f.turns.lte(1),
  f.turns.between(1, 2),
  f.score.gt(0.5),
  f.has_audio.eq(true),
  f.has_audio.ne(false),
  f.metadata("campaign").eq("a"),
  f.metadata("campaign").ne(1),
  f.metadata("campaign").in(["a", 1, true, 1n, date, instant]),
  f.metadata("campaign").notIn(["a"]),
  f.metadata("campaign").gt(1),
  f.metadata("campaign").gte("a"),
  f.metadata("campaign").lt(date),
  f.metadata("campaign").lte(1n),
  f.metadata("campaign").between(1, 2),
  f.metadata("a", "b").eq("c"),
  and(),
  or(),
  and(f.turns.eq(1), undefined, null, false, "", or(f.turns.eq(2), f.turns.eq(3))),
];
void all;

// Names and values that are not in the table.
// @ts-expect-error
f.sttus;
// @ts-expect-error
f.status.eq("COMPLETD");
// @ts-expect-error
f.status.ne("failed");
// @ts-expect-error
f.status.in(["FAILED", "DONE"]);
// @ts-expect-error
f.status.notIn(["DONE"]);
// @ts-expect-error
f.status.eq(undefined);
declare const text: string;
// @ts-expect-error
f.status.eq(text);

// What has no order.
// @ts-expect-error
f.status.gt("FAILED");
// @ts-expect-error
f.status.between("FAILED", "DELETED");
// @ts-expect-error
f.external_conversation_id.gte("a");
// @ts-expect-error
f.has_audio.lt(true);
// @ts-expect-error
f.has_audio.in([true]);

// Values of another type.
// @ts-expect-error
f.create_time.gt(1730419200);
// @ts-expect-error
f.create_time.between(date, null);
// @ts-expect-error
f.turns.eq("1");
// @ts-expect-error
f.score.in(["1"]);
// @ts-expect-error
f.has_audio.eq("true");
// @ts-expect-error
f.external_conversation_id.eq(1);
// @ts-expect-error
f.metadata("campaign").eq({});
// @ts-expect-error
f.metadata("campaign").eq(null);
// @ts-expect-error
f.metadata("campaign").in("a");

// An open family is asked for a key.
// @ts-expect-error
f.metadata();
// @ts-expect-error
f.metadata.campaign;
// @ts-expect-error
f.metadata(1);

// Conditions are filters, not text.
// @ts-expect-error
and("status=FAILED");
// @ts-expect-error
or(true);

// A filter cannot be changed.
// @ts-expect-error
f.turns.eq(1).kind = "and";
// @ts-expect-error
f.turns = f.score;

// A table of which nothing is known while compiling.
declare const table: FilterFields;
createFilter(table).anything?.eq("x");
