/** Traffic of its own, on the mock's clock. */
export interface LiveOptions {
  /** How many items arrive in a minute, on average. @default 30 */
  readonly arrivalsPerMinute?: number;
  /** How long an item stays in each stage on its way, in milliseconds, on average. @default 15000 */
  readonly stageMs?: number;
  /** How many finished items disappear in a minute, on average. @default 3 */
  readonly removalsPerMinute?: number;
  /** @default 1 */
  readonly seed?: number;
}
