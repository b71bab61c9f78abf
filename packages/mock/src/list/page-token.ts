import { fingerprint } from "@covalkit/spec";
import type { SortKey } from "../store/ordering.ts";

/** Where a page begins: after so many items, or after the item with this key and id. */
export type Position = { readonly offset: number } | { readonly key: SortKey; readonly id: string };

/** What a token belongs to: a listing's address, and each parameter that must not change under it. */
export interface Binding {
  readonly address: string;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** A token that was not given out, or not for this listing, or too long ago. `reason` says which. */
export interface RefusedToken {
  readonly reason: string;
}

export interface PageTokens {
  /** The token of a page. Tokens of equal pages are equal, unless `fresh` or tokens expire. */
  readonly issue: (position: Position, binding: Binding, fresh?: boolean) => string;
  readonly redeem: (token: string, binding: Binding) => Position | RefusedToken;
}

/** What stands in a token. */
interface Payload {
  /** An offset, or a key and an id. */
  readonly at: number | readonly [number | string | null, string];
  readonly address: string;
  readonly bound: Readonly<Record<string, string>>;
  readonly issued?: number;
  readonly nonce?: number;
}

/** Tokens that hold their own state, so that they outlive the process that gave them out. */
export function createPageTokens(now: () => number, ttlMs: number | undefined): PageTokens {
  let nonce = 0;
  return {
    issue(position, binding, fresh = false) {
      const payload: Payload = {
        at: "offset" in position ? position.offset : [position.key ?? null, position.id],
        ...bound(binding),
        ...(ttlMs === undefined ? {} : { issued: now() }),
        ...(fresh ? { nonce: ++nonce } : {}),
      };
      const text = JSON.stringify(payload);
      return toBase64Url(`${sign(text)} ${text}`);
    },
    redeem(token, binding) {
      const payload = open(token);
      if (!payload) return { reason: "Is not a token that a listing gave out" };
      const wanted = bound(binding);
      if (payload.address !== wanted.address) return { reason: "Was given out at another address" };
      const changed = Object.keys(wanted.bound).filter((name) => wanted.bound[name] !== payload.bound[name]);
      if (changed.length > 0) {
        return {
          reason: `Was given out for another ${changed.join(" and ")}; repeat the parameters unchanged`,
        };
      }
      if (ttlMs !== undefined && now() > (payload.issued ?? Number.NEGATIVE_INFINITY) + ttlMs) {
        return { reason: "Has expired; list again from the first page" };
      }
      if (typeof payload.at === "number") return { offset: payload.at };
      const [key, id] = payload.at;
      return { key: key ?? undefined, id };
    },
  };
}

function bound({ address, parameters }: Binding): Pick<Payload, "address" | "bound"> {
  const entries = Object.entries(parameters).map(([name, value]) => [
    name,
    fingerprint(JSON.stringify(value ?? null)),
  ]);
  return { address: fingerprint(address), bound: Object.fromEntries(entries) };
}

/** Only notices what was changed by chance or by hand; a mock has nothing to protect. */
function sign(text: string): string {
  return fingerprint(`page token: ${text}`);
}

function open(token: string): Payload | undefined {
  try {
    const text = fromBase64Url(token);
    const space = text.indexOf(" ");
    const payload = text.slice(space + 1);
    if (space <= 0 || text.slice(0, space) !== sign(payload)) return undefined;
    const opened: unknown = JSON.parse(payload);
    return isPayload(opened) ? opened : undefined;
  } catch {
    return undefined;
  }
}

/** The signature is no secret: whoever knows how it is made can sign anything. */
function isPayload(value: unknown): value is Payload {
  const { at, address, bound, issued } = (value ?? {}) as Partial<Record<keyof Payload, unknown>>;
  const isPlace =
    Array.isArray(at) &&
    (at[0] === null || /^(number|string)$/.test(typeof at[0])) &&
    typeof at[1] === "string";
  return (
    (isPlace || (Number.isSafeInteger(at) && Number(at) >= 0)) &&
    typeof address === "string" &&
    typeof bound === "object" &&
    bound !== null &&
    /^(undefined|number)$/.test(typeof issued)
  );
}

/** RFC 4648 §5, without padding. */
function toBase64Url(text: string): string {
  const bytes = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join("")).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Throws for what {@link toBase64Url} cannot have written. */
function fromBase64Url(text: string): string {
  const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) =>
    char.charCodeAt(0),
  );
  const decoded = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  if (toBase64Url(decoded) !== text) throw new RangeError("Not written by toBase64Url");
  return decoded;
}
