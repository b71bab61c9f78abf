import { compile, parse } from "@covalkit/filter";
import { compileExpression, useOptionalChaining } from "filtrex";
import { Query } from "mingo";
import { measure } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";
import { type ConversationRecord, fields, records } from "./records.ts";

/** One question as each contender is asked it. `byHand` is what a careful person would write, instants included. */
interface Question {
  readonly title: string;
  readonly ours: string;
  readonly byHand: (record: ConversationRecord) => boolean;
  readonly filtrex: string;
  readonly mingo: Record<string, unknown>;
}

const from = "2025-06-01T00:00:00Z";
const to = "2025-07-01T00:00:00Z";
const fromInstant = Date.parse(from);
const toInstant = Date.parse(to);

const questions: readonly Question[] = [
  {
    title: "one status",
    ours: "status=FAILED",
    byHand: (record) => record.status === "FAILED",
    filtrex: 'status == "FAILED"',
    mingo: { status: "FAILED" },
  },
  {
    title: "two statuses, a time, a metadata key",
    ours: `(status=FAILED OR status=CANCELLED) AND create_time>="${from}" AND metadata.campaign="q4-support"`,
    byHand: (record) =>
      (record.status === "FAILED" || record.status === "CANCELLED") &&
      record.metadata.campaign === "q4-support" &&
      Date.parse(record.create_time) >= fromInstant,
    filtrex: `status in ("FAILED", "CANCELLED") and (campaign of metadata) == "q4-support" and instant(create_time) >= ${fromInstant}`,
    mingo: {
      status: { $in: ["FAILED", "CANCELLED"] },
      "metadata.campaign": "q4-support",
      create_time: { $gte: from },
    },
  },
  {
    title: "a month",
    ours: `create_time>="${from}" AND create_time<"${to}"`,
    byHand: (record) => {
      const instant = Date.parse(record.create_time);
      return instant >= fromInstant && instant < toInstant;
    },
    filtrex: `instant(create_time) >= ${fromInstant} and instant(create_time) < ${toInstant}`,
    mingo: { create_time: { $gte: from, $lt: to } },
  },
];

export async function evaluation(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const all = records(100_000);
  const comparisons: Comparison[] = [];
  const goals: Goal[] = [];
  for (const question of questions) {
    const predicates = contenders(question);
    const expected = all.filter(question.byHand).length;
    for (const { name, count } of predicates) {
      const found = count(all);
      if (found !== expected)
        throw new Error(`${name} finds ${found} records, not ${expected}: ${question.title}`);
    }
    const rows = await measure(predicates.map(({ name, count }) => ({ name, run: () => count(all) })));
    const timings = rows.map(({ name, median, low, high }) => ({ name, value: median, low, high }));
    const title = `evaluate 100,000 records: ${question.title}`;
    comparisons.push({
      title,
      unit: "ns",
      ours: "@covalkit/filter",
      rows: timings,
      note: "mingo compares times as text, which is enough for these records only.",
    });
    const [mine, byHand] = timings;
    if (mine && byHand)
      goals.push(atMost(`${title}: of the hand-written predicate`, mine.value / byHand.value, 1.8, "×"));
  }
  return { comparisons, goals };
}

type Predicate = (record: ConversationRecord) => unknown;
type Count = (all: readonly ConversationRecord[]) => number;

function contenders({ ours, byHand, filtrex, mingo }: Question): { name: string; count: Count }[] {
  const expression = compileExpression(filtrex, {
    customProp: useOptionalChaining,
    extraFunctions: { instant: Date.parse },
  });
  const query = new Query(mingo);
  return [
    { name: "@covalkit/filter", count: counter(compile(parse(ours), fields)) },
    { name: "a predicate by hand", count: counter(byHand) },
    { name: "filtrex", count: counter((record) => expression(record) === true) },
    { name: "mingo", count: counter((record) => query.test(record)) },
  ];
}

let counters = 0;

/**
 * A loop that belongs to this predicate alone, so that V8 may inline each as it can: one loop for all would slow the
 * hand-written predicate down to the cost of a call.
 */
function counter(matches: Predicate): Count {
  const body = `/* ${++counters} */ return (all) => { let found = 0; for (const record of all) if (matches(record)) found++; return found; }`;
  return new Function("matches", body)(matches);
}
