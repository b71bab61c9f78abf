import type { Exchange } from "./exchange.ts";

// Beside the API and not in it: what carries answers may need more than a Response can say (a broken connection).
const exchanges = new WeakMap<object, Exchange>();

/** Remembers what answers for this API. */
export function answering(api: object, exchange: Exchange): void {
  exchanges.set(api, exchange);
}

/** What answers for this API. Throws a TypeError where {@link createMockApi} did not make it. */
export function exchangeOf(api: object): Exchange {
  const exchange = exchanges.get(api);
  if (!exchange) throw new TypeError("This is not what createMockApi returned");
  return exchange;
}
