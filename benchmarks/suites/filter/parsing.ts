import { parse } from "@covalkit/filter";
import { parse as parseCel } from "@marcbachmann/cel-js";
import jsep from "jsep";
import { parse as parseLiqe } from "liqe";
import { measure } from "../../harness/measure.ts";
import { atMost, type Comparison, type Goal } from "../../harness/report.ts";
import { peggyParser } from "./peer-grammar.ts";

/** One question in three spellings: ours and peggy's, that of CEL and JavaScript, and Lucene's as liqe has it. */
interface Question {
  readonly ours: string;
  readonly javascript: string;
  readonly lucene: string;
}

export async function parsing(): Promise<{ comparisons: Comparison[]; goals: Goal[] }> {
  const comparisons: Comparison[] = [];
  const goals: Goal[] = [];
  for (const count of [1, 3, 200]) {
    const { ours, javascript, lucene } = question(count);
    const rows = await measure([
      { name: "@covalkit/filter", run: () => parse(ours) },
      { name: "peggy, same grammar", run: () => peggyParser.parse(ours) },
      { name: "jsep", run: () => jsep(javascript) },
      { name: "@marcbachmann/cel-js", run: () => parseCel(javascript) },
      { name: "liqe", run: () => parseLiqe(lucene) },
    ]);
    const timings = rows.map(({ name, median, low, high }) => ({ name, value: median, low, high }));
    const what = `parse ${count} comparison${count === 1 ? "" : "s"} (${ours.length} characters)`;
    comparisons.push({ title: what, unit: "ns", ours: "@covalkit/filter", rows: timings });
    const [mine, ...peers] = timings;
    const fastest = Math.min(...peers.map((peer) => peer.value));
    if (mine) goals.push(atMost(`${what}: of the fastest peer's time`, mine.value / fastest, 1, "×"));
  }
  return { comparisons, goals };
}

/** The same fields, operators and values for everyone, ANDed: `count` comparisons, taking turns. */
export function question(count: number): Question {
  const parts = Array.from({ length: count }, (_, i): Question => {
    const day = String((i % 28) + 1).padStart(2, "0");
    const turns: readonly Question[] = [
      { ours: "status=FAILED", javascript: 'status == "FAILED"', lucene: "status:=FAILED" },
      {
        ours: `create_time>="2025-11-${day}T00:00:00Z"`,
        javascript: `create_time >= "2025-11-${day}T00:00:00Z"`,
        lucene: `create_time:>="2025-11-${day}T00:00:00Z"`,
      },
      {
        ours: `metadata.campaign="q4 support ${i}"`,
        javascript: `metadata.campaign == "q4 support ${i}"`,
        lucene: `metadata.campaign:="q4 support ${i}"`,
      },
    ];
    return turns[i % turns.length] as Question; // The index is within the list.
  });
  return {
    ours: parts.map((part) => part.ours).join(" AND "),
    javascript: parts.map((part) => part.javascript).join(" && "),
    lucene: parts.map((part) => part.lucene).join(" AND "),
  };
}
