/** What a response without success does not say of the call that it answers. */
export interface CallFacts {
  readonly method: string;
  /** Where the key came from. */
  readonly keySource: string;
  /** When the next try is allowed, in milliseconds since the epoch: seconds count from a response's arrival. */
  readonly retryAt: number;
}

const remembered = new WeakMap<Response, Partial<CallFacts>>();

/** Keeps facts with a response, beside those that it has. */
export function remember(response: Response, facts: Partial<CallFacts>): void {
  remembered.set(response, { ...remembered.get(response), ...facts });
}

/** What was kept with a response; nothing where a middleware made it. */
export const factsOf = (response: Response): Partial<CallFacts> => remembered.get(response) ?? {};
