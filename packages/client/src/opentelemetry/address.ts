import { type Operation, operations } from "@covalkit/spec";
import { createRouter } from "@covalkit/spec/interpret";

/** What stands for a value that is not told; the word of the HTTP conventions. */
const REDACTED = "REDACTED";

const findRoutes = createRouter(Object.values<Operation>(operations));

/** What telemetry may say of an address, without a value that a caller or the API has put into it. */
export interface Address {
  /** The host's name or address; an IPv6 address without brackets. */
  readonly host: string;
  readonly port: number;
  /** The absolute URL; path parameters and query values are `REDACTED`, and all that is not of a known operation. */
  readonly full: string;
  /** The path with `{name}` for each parameter; `undefined` where no operation has it. */
  readonly template: string | undefined;
}

/** Which operation of the table, below `baseUrl`, a request is one of. */
export function operationAt(request: Request, baseUrl: URL): Operation | undefined {
  const url = new URL(request.url);
  const base = basePath(baseUrl);
  if (url.origin !== baseUrl.origin || !url.pathname.startsWith(base)) return undefined;
  return findRoutes(url.pathname.slice(base.length)).find(
    ({ operation }) => operation.method === request.method,
  )?.operation;
}

/** Describes `url`, which belongs to `operation` below `baseUrl`. */
export function describeAddress(url: URL, operation: Operation | undefined, baseUrl: URL): Address {
  const template = operation && basePath(baseUrl) + operation.path;
  // Anything may stand in a path that the document does not know, such as the target of a redirect.
  const path = template?.replace(/\{[^}]+\}/g, REDACTED) ?? `/${REDACTED}`;
  const names = new Set([...url.searchParams.keys()].map((key) => tellableName(key, operation)));
  const query = [...names].map((name) => `${encodeURIComponent(name)}=${REDACTED}`).join("&");
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: Number(url.port) || (url.protocol === "https:" ? 443 : 80),
    full: url.origin + path + (query && `?${query}`),
    template,
  };
}

/** A query parameter's name, if the document has it; the keys of an object parameter, `name[key]`, are values. */
function tellableName(key: string, operation: Operation | undefined): string {
  const name = key.replace(/\[.*$/s, "");
  const parameters = operation?.parameters ?? {};
  return Object.hasOwn(parameters, name) && parameters[name]?.in === "query" ? name : REDACTED;
}

const basePath = ({ pathname }: URL): string => pathname.replace(/\/+$/, "");
