import type { ListOperation, Operation } from "@covalkit/spec";
import type { ErrorDetail, Route } from "@covalkit/spec/interpret";
import { type Collection, itemAt } from "../store/collection.ts";
import type { Place } from "../store/ordering.ts";
import { firstNotBefore } from "../store/view.ts";
import type { SortedView, ViewCache } from "../store/view-cache.ts";
import type { Item } from "../table/item-types.ts";
import { orderOf, refusals } from "./abilities.ts";
import type { PagePlan } from "./page-plan.ts";
import type { Binding, PageTokens, Position } from "./page-token.ts";
import { readSelection } from "./selection.ts";

/**
 * How a token finds its page. `"offset"`: after so many items, so that rows shift under a walk when others come or go.
 * `"keyset"`: after the last item of the page before, so that they do not.
 */
export type Paging = "offset" | "keyset";

/** How a page deviates from an honest one; each is a fault of its own. */
export type PageFault = "duplicate-page" | "repeat-token" | "empty-page";

export interface ListedResource {
  readonly collection: Collection;
  readonly views: ViewCache;
}

export interface Page {
  readonly items: readonly Item[];
  /** Undefined on the last page. */
  readonly nextToken: string | undefined;
}

/** Where no parameter bounds the page, or it has no default; never more than it allows. */
const USUAL_SIZE = 50;

function usualSize(operation: ListOperation): number {
  const { pageSize = "" } = operation.list;
  const { maximum = USUAL_SIZE } = operation.parameters[pageSize]?.schema ?? {};
  return Math.min(USUAL_SIZE, maximum);
}

/** The parameters of a request: as they were sent, and with the defaults of the others. */
export interface Parameters {
  readonly sent: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
}

/** One page, or what is wrong with the request. */
export function listPage(
  { list, abilities }: Pick<PagePlan, "list" | "abilities">,
  route: Route,
  { collection, views }: ListedResource,
  { sent, values }: Parameters,
  tokens: PageTokens,
  paging: Paging,
  fault: PageFault | undefined,
): Page | readonly ErrorDetail[] {
  const { pageSize, pageToken } = list.operation.list;
  const selection = readSelection(list, values, abilities.equality);
  const wrong = [...refusals(abilities, sent), ...selection.details];
  if (wrong.length > 0) return wrong;
  const binding = bindingOf(route, values);
  const token = values[pageToken];
  const position = typeof token === "string" && token !== "" ? tokens.redeem(token, binding) : start;
  if ("reason" in position) return [{ field: pageToken, description: position.reason }];

  const view = views.view(orderOf(abilities, values), selection.name, selection.matches);
  const from = startOf(view, position);
  const size = (pageSize === undefined ? undefined : values[pageSize]) ?? usualSize(list.operation);
  const slots = view.slots.subarray(from, from + Number(size));
  const items = Array.from(slots, (slot) => itemAt(collection, slot));

  const here = () => tokens.issue(position, binding, true);
  if (fault === "duplicate-page") return { items, nextToken: here() };
  if (fault === "empty-page") return { items: [], nextToken: here() };
  if (fault === "repeat-token" && typeof token === "string" && token !== "")
    return { items, nextToken: token };
  const last = slots.at(-1);
  if (last === undefined || from + slots.length >= view.slots.length) return { items, nextToken: undefined };
  const next = paging === "offset" ? { offset: from + slots.length } : view.ordering.place(last);
  return { items, nextToken: tokens.issue(next, binding) };
}

const start: Position = { offset: 0 };

function startOf(view: SortedView, position: Position): number {
  if ("offset" in position) return Math.min(position.offset, view.slots.length);
  return firstAfter(view, position);
}

/** The item that the place names may be gone; what came after it is still after it. */
function firstAfter({ slots, ordering }: SortedView, place: Place): number {
  return firstNotBefore(slots, (slot) => (ordering.compareToPlace(slot, place) <= 0 ? -1 : 1));
}

/** The query parameters that two requests of one listing must share: all that are declared, but for the token. */
function queryNames({ parameters, list }: Operation): string[] {
  return Object.entries(parameters)
    .filter(([name, parameter]) => parameter.in === "query" && name !== list?.pageToken)
    .map(([name]) => name);
}

function bindingOf({ operation, path }: Route, values: Readonly<Record<string, unknown>>): Binding {
  const names = queryNames(operation);
  return {
    address: JSON.stringify([operation.path, path]),
    parameters: Object.fromEntries(names.map((name) => [name, values[name]])),
  };
}
