/** What a call had spent when it failed. */
export interface Spent {
  /** Requests sent, the first one included. */
  readonly attempts: number;
  /** Milliseconds since the call began. */
  readonly elapsedMs: number;
}

/** `3 attempts in 1200 ms`. */
export const describeSpent = ({ attempts, elapsedMs }: Spent): string =>
  `${attempts} ${attempts === 1 ? "attempt" : "attempts"} in ${Math.round(elapsedMs)} ms`;
