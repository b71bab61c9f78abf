/** A request, whatever it came through: `api.fetch`, a server, or MSW. */
export interface ServedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  readonly signal: AbortSignal | undefined;
  /** Ends the wait of a request that is never answered. @default signal */
  readonly hangUntil?: AbortSignal;
  /** Whether what carries the answer can break the connection under it. */
  readonly overWire: boolean;
}
