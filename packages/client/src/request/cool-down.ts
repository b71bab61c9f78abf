import { remember } from "./call-facts.ts";

/** How long every call of a client waits after one of them was told to (429). */
export interface CoolDown {
  /** Milliseconds since the epoch; in the past when there is nothing to wait for. */
  readonly until: number;
  /** A copy of the response that asked for it. */
  response(): Response | undefined;
  /** Waits at least until `until`, because of `response`. */
  extend(until: number, response: Response): void;
}

export function createCoolDown(): CoolDown {
  let until = 0;
  let because: Response | undefined;
  return {
    get until() {
      return until;
    },
    response: () => because && copyOf(because, until),
    extend(time, response) {
      if (time <= until) return;
      until = time;
      because = copyOf(response, until);
    },
  };
}

/** A clone, which by itself forgets where the response came from, and when it came. */
function copyOf(response: Response, retryAt: number): Response {
  const copy = Object.defineProperty(response.clone(), "url", { value: response.url });
  remember(copy, { retryAt });
  return copy;
}
