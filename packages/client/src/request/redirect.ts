import { CrossOriginRedirectError } from "../errors/redirect-error.ts";

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** As many as fetch follows (Fetch Standard, HTTP-redirect fetch). */
const MOST_REDIRECTS = 20;

type Fetch = (request: Request) => Promise<Response>;

/**
 * Sends a request and follows redirects within its origin, so that its headers, the key among them, stay there.
 *
 * @throws {CrossOriginRedirectError} at a redirect to another origin, or one whose target the platform hides.
 */
export async function fetchWithinOrigin(fetch: Fetch, request: Request): Promise<Response> {
  const { origin } = new URL(request.url);
  let current = new Request(request, { redirect: "manual" });
  for (let followed = 0; followed <= MOST_REDIRECTS; followed++) {
    const response = await fetch(current);
    if (response.type === "opaqueredirect") throw new CrossOriginRedirectError(origin, undefined);
    const location = REDIRECTS.has(response.status) && response.headers.get("location");
    if (!location || !isReadOnly(request)) return response;
    const target = new URL(location, current.url);
    if (target.origin !== origin) throw new CrossOriginRedirectError(origin, target.origin);
    await response.body?.cancel();
    current = new Request(target, current);
  }
  throw new TypeError(`${origin} redirected more than ${MOST_REDIRECTS} times.`);
}

const isReadOnly = ({ method }: Request): boolean => method === "GET" || method === "HEAD";
