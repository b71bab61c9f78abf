/** What a suite's numbers are in. Less is better in all of them. */
export type Unit = "ns" | "ms" | "bytes";

export interface Row {
  readonly name: string;
  readonly value: number;
  /** The middle half of the measurements, where there are several. */
  readonly low?: number;
  readonly high?: number;
}

/** Rows to compare. `ours` names the row that is this repository's; every other is compared with it. */
export interface Comparison {
  readonly title: string;
  readonly unit: Unit;
  readonly ours: string;
  readonly rows: readonly Row[];
  /** What a reader must know to judge the numbers. */
  readonly note?: string;
}

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  /** Printed after both numbers. */
  readonly unit: string;
  readonly met: boolean;
}

export interface Report {
  readonly suite: string;
  readonly comparisons: readonly Comparison[];
  readonly goals: readonly Goal[];
}

export interface Suite {
  /** One line, for the list of suites. */
  readonly summary: string;
  /** Workspace packages that must be built first. */
  readonly packages: readonly string[];
  /** Measures. `progress` is told what is being measured now. */
  readonly run: (progress: (what: string) => void) => Promise<Omit<Report, "suite">>;
}

/** A goal of the kind "at most". */
export function atMost(name: string, value: number, limit: number, unit: string): Goal {
  return { name, value, limit, unit, met: value <= limit };
}

export interface Loss {
  readonly comparison: string;
  readonly peer: string;
  /** How many times our number is the peer's. */
  readonly factor: number;
}

/** Every row that beats ours. */
export function losses(report: Report): Loss[] {
  return report.comparisons.flatMap((comparison) => {
    const ours = comparison.rows.find((row) => row.name === comparison.ours);
    if (!ours) return [];
    return comparison.rows
      .filter((row) => row.value < ours.value)
      .map((row) => ({ comparison: comparison.title, peer: row.name, factor: ours.value / row.value }));
  });
}
