import { createRouter } from "@covalkit/spec/interpret";
import { type Clock, systemClock, wait } from "./clock.ts";
import { createFaultDraw } from "./faults/draw.ts";
import type { Fault } from "./faults/fault.ts";
import { damaged, standIn } from "./faults/fault-answer.ts";
import { authenticate, withoutKey } from "./http/authenticate.ts";
import { allowOrigin, optionsAnswer, REQUEST_ID } from "./http/cors.ts";
import type { MockResponse } from "./http/mock-response.ts";
import { securityOf } from "./http/security-of.ts";
import type { ServedRequest } from "./http/served-request.ts";
import type { PageFault } from "./list/list-page.ts";
import { createPageTokens } from "./list/page-token.ts";
import { createLiveTraffic } from "./live/live-traffic.ts";
import type { MockApiOptions } from "./options.ts";
import { createRandom } from "./random.ts";
import type { MockRequest, OpenRequest } from "./request-record.ts";
import { createResourceStore, type ResourceStore } from "./resource-store.ts";
import { type Place, type Responder, respond } from "./respond.ts";
import { singlePlan } from "./single/single-plan.ts";
import { replaceItems } from "./store/collection.ts";
import { type ApiTable, specTable } from "./table/api-table.ts";

/** Requests in, answers out, and everything in between that is no answer's content: time, faults, the record. */
export interface Exchange {
  readonly table: ApiTable;
  readonly clock: Clock;
  readonly store: ResourceStore;
  /** What is to be known before the first request, as sentences: what the document asks for and the mock cannot do. */
  readonly notices: readonly string[];
  /** Rejects with the signal's reason once it aborts. */
  readonly answer: (request: ServedRequest) => Promise<MockResponse>;
  readonly requests: () => readonly MockRequest[];
  /** Lets live traffic happen up to now. */
  readonly catchUp: () => void;
  readonly reset: () => void;
}

export function createExchange(options: MockApiOptions): Exchange {
  // Taken apart, for what holds on to the options holds on to the items that they were given.
  const { clock = systemClock, latencyMs = 0, faults = {}, keepRequests = 10_000, live = false } = options;
  const { onRequest, origins, tokenTtlMs } = options;
  const table: ApiTable = { ...specTable, ...withoutUndefined(options) };
  const store = createResourceStore(table, options);
  const placeOf = createPlaces(table);
  const singles = Object.fromEntries(
    Object.values(table.operations)
      .filter(({ list }) => !list)
      .map((operation) => [
        operation.operationId,
        singlePlan(operation, table, store.get(operation.resource)),
      ]),
  );
  const plans = [
    ...[...store.values()].flatMap(({ pages }) => Object.values(pages)),
    ...Object.values(singles),
  ];
  const responder: Responder = {
    table,
    store,
    singles,
    keys: { accepted: listed(options.apiKey), denied: listed(options.deniedApiKey) ?? [] },
    tokens: createPageTokens(() => clock.now(), tokenTtlMs),
    paging: options.paging ?? "offset",
  };

  let requests: OpenRequest[] = [];
  let count = 0;
  let drawFault = createFaultDraw(faults);
  let latencies = createRandom(1, "latency");
  const begin = () => createLiveTraffic(store, table, typeof live === "object" ? live : {}, clock.now());
  let traffic = live === false ? undefined : begin();
  const catchUp = () => traffic?.advanceTo(clock.now());

  function record(request: ServedRequest, { routes }: Place, fault: Fault | undefined): OpenRequest {
    const security = securityOf(table, routes, request.method);
    const opened: OpenRequest = {
      id: `mock-${String(++count).padStart(6, "0")}`,
      at: clock.now(),
      method: request.method,
      url: request.url.href,
      path: request.url.pathname,
      query: Object.fromEntries(request.url.searchParams),
      headers: withoutKey(request.headers, table.security),
      authentication: authenticate(request.headers, security, responder.keys),
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

  async function answer(request: ServedRequest): Promise<MockResponse> {
    const place = placeOf(request.url.pathname);
    const { routes } = place;
    const isOptions = request.method === "OPTIONS";
    const fault = isOptions ? undefined : drawFault();
    const met = fault && (request.overWire || !isBelowHttp(fault)) ? fault : undefined;
    const opened = record(request, place, met);
    try {
      request.signal?.throwIfAborted();
      const [least, most] = typeof latencyMs === "number" ? [latencyMs, latencyMs] : latencyMs;
      const latency = least + latencies.next() * (most - least);
      if (latency > 0 && !isOptions) await wait(clock, latency, request.signal);
      if (met === "hang") await wait(clock, undefined, request.hangUntil ?? request.signal);
      catchUp();
      const [route] = routes;
      const honest = isOptions
        ? optionsAnswer(request, routes, table)
        : (standIn(met, table, route?.operation, faults, clock) ??
          respond(responder, request, place, met && isPageFault(met) ? met : undefined));
      const given = damaged(honest, met, faults);
      given.headers.set(REQUEST_ID, opened.id);
      if (given.status !== 204) given.headers.set("content-length", String(given.body.length));
      allowOrigin(given.headers, request.headers, origins);
      opened.status = given.status;
      return request.method === "HEAD" ? { ...given, bodiless: true } : given;
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

  const notices = plans.flatMap((plan) => plan.notices);
  return {
    table,
    clock,
    store,
    notices,
    answer,
    requests: () => latest(requests, keepRequests),
    catchUp,
    reset,
  };
}

/** Finds what is at an address, below the server's own path or at the root. */
function createPlaces({ server, operations, otherOperations }: ApiTable): (pathname: string) => Place {
  const base = new URL(server).pathname.replace(/\/$/, "");
  const findRoutes = createRouter(Object.values(operations));
  const findOthers = createRouter(otherOperations);
  return (pathname) => {
    const path = base !== "" && pathname.startsWith(`${base}/`) ? pathname.slice(base.length) : pathname;
    return { routes: findRoutes(path), others: findOthers(path).map(({ operation }) => operation) };
  };
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
  const { server, security, operations, responses, schemas, otherOperations } = options;
  return {
    ...(server && { server }),
    ...(security !== undefined && { security }),
    ...(operations && { operations }),
    ...(responses && { responses }),
    ...(schemas && { schemas }),
    ...(otherOperations && { otherOperations }),
  };
}
