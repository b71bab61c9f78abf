import { type Clock, systemClock, wait } from "./clock.ts";
import { createFaultDraw } from "./faults/draw.ts";
import type { Fault } from "./faults/fault.ts";
import { damaged, standIn } from "./faults/fault-answer.ts";
import type { Answer } from "./http/answer.ts";
import type { Asked } from "./http/asked.ts";
import { authenticate, withoutKey } from "./http/authenticate.ts";
import { allowEveryOrigin, optionsAnswer, REQUEST_ID } from "./http/cors.ts";
import { createRouter, type Route } from "./http/route.ts";
import type { PageFault } from "./list/list-page.ts";
import { createPageTokens } from "./list/page-token.ts";
import { createLiveTraffic } from "./live/live-traffic.ts";
import type { MockApiOptions } from "./options.ts";
import { createRandom } from "./random.ts";
import type { MockRequest, OpenRequest } from "./request-record.ts";
import { createResourceStore, type ResourceStore } from "./resource-store.ts";
import { type Responder, respond } from "./respond.ts";
import { replaceItems } from "./store/collection.ts";
import { type ApiTable, specTable } from "./table/api-table.ts";

/** Requests in, answers out, and everything in between that is no answer's content: time, faults, the record. */
export interface Exchange {
  readonly table: ApiTable;
  readonly clock: Clock;
  readonly store: ResourceStore;
  /** Rejects with the signal's reason once it aborts. */
  readonly answer: (asked: Asked) => Promise<Answer>;
  readonly requests: () => readonly MockRequest[];
  /** Lets live traffic happen up to now. */
  readonly catchUp: () => void;
  readonly reset: () => void;
}

export function createExchange(options: MockApiOptions): Exchange {
  // Taken apart, for what holds on to the options holds on to the items that they were given.
  const { clock = systemClock, latencyMs = 0, faults = {}, keepRequests = 10_000, live = false } = options;
  const { onRequest, tokenTtlMs } = options;
  const table: ApiTable = { ...specTable, ...withoutUndefined(options) };
  const store = createResourceStore(table, options);
  const findRoutes = createRouter(table);
  const responder: Responder = {
    table,
    store,
    keys: { accepted: listed(options.apiKey), denied: listed(options.deniedApiKey) ?? [] },
    tokens: createPageTokens(() => clock.now(), tokenTtlMs),
    paging: options.paging ?? "offset",
    lastPageToken: options.lastPageToken ?? "null",
  };

  let requests: OpenRequest[] = [];
  let count = 0;
  let drawFault = createFaultDraw(faults);
  let latencies = createRandom(1, "latency");
  const begin = () => createLiveTraffic(store, table, typeof live === "object" ? live : {}, clock.now());
  let traffic = live === false ? undefined : begin();
  const catchUp = () => traffic?.advanceTo(clock.now());

  function record(asked: Asked, routes: readonly Route[], fault: Fault | undefined): OpenRequest {
    const kept = withoutKey(asked, table.security);
    const opened: OpenRequest = {
      id: `mock-${String(++count).padStart(6, "0")}`,
      at: clock.now(),
      method: asked.method,
      url: kept.url.href,
      path: kept.url.pathname,
      query: Object.fromEntries(kept.url.searchParams),
      headers: kept.headers,
      authentication: authenticate(asked, table.security, responder.keys),
      operationId: routes[0]?.operation.operationId,
      fault,
      status: undefined,
      durationMs: undefined,
    };
    requests.push(opened);
    // Many at once: shifting a long list on every request would cost more than the request.
    if (requests.length > 2 * keepRequests) requests = latest(requests, keepRequests);
    return opened;
  }

  async function answer(asked: Asked): Promise<Answer> {
    const routes = findRoutes(asked.url.pathname);
    const isOptions = asked.method === "OPTIONS";
    const fault = isOptions ? undefined : drawFault();
    const met = fault && (asked.overWire || !isBelowHttp(fault)) ? fault : undefined;
    const opened = record(asked, routes, met);
    try {
      asked.signal?.throwIfAborted();
      const [least, most] = typeof latencyMs === "number" ? [latencyMs, latencyMs] : latencyMs;
      const latency = least + latencies.next() * (most - least);
      if (latency > 0 && !isOptions) await wait(clock, latency, asked.signal);
      if (met === "hang") await wait(clock, undefined, asked.hangUntil ?? asked.signal);
      catchUp();
      const [route] = routes;
      const honest = isOptions
        ? optionsAnswer(asked, routes, table)
        : (standIn(met, table, route?.operation, faults, clock) ??
          respond(responder, asked, routes, met && isPageFault(met) ? met : undefined));
      const given = damaged(honest, met, faults);
      given.headers.set(REQUEST_ID, opened.id);
      if (given.status !== 204) given.headers.set("content-length", String(given.body.length));
      allowEveryOrigin(given.headers);
      opened.status = given.status;
      return asked.method === "HEAD" ? { ...given, bodiless: true } : given;
    } finally {
      opened.durationMs = clock.now() - opened.at;
      onRequest?.(opened);
    }
  }

  function reset(): void {
    for (const { collection, initial } of store.values()) replaceItems(collection, initial);
    requests = [];
    count = 0;
    drawFault = createFaultDraw(faults);
    latencies = createRandom(1, "latency");
    traffic = live === false ? undefined : begin();
  }

  return { table, clock, store, answer, requests: () => latest(requests, keepRequests), catchUp, reset };
}

function latest<Element>(elements: readonly Element[], count: number): Element[] {
  return elements.slice(Math.max(0, elements.length - count));
}

function isBelowHttp(fault: Fault): boolean {
  return fault === "reset" || fault === "cut";
}

function isPageFault(fault: Fault): fault is PageFault {
  return fault === "duplicate-page" || fault === "repeat-token" || fault === "empty-page";
}

function listed(keys: string | readonly string[] | undefined): readonly string[] | undefined {
  return typeof keys === "string" ? [keys] : keys;
}

/** Only the table's parts; an option that is undefined does not replace one. */
function withoutUndefined(options: Partial<ApiTable>): Partial<ApiTable> {
  const { server, security, operations, responses, schemas } = options;
  return {
    ...(server && { server }),
    ...(security && { security }),
    ...(operations && { operations }),
    ...(responses && { responses }),
    ...(schemas && { schemas }),
  };
}
