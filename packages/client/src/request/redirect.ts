import { CrossOriginRedirectError } from "../errors/redirect-error.ts";

/** Sends one request, as the platform's `fetch` does. */
export type Fetch = (request: Request) => Promise<Response>;

const REDIRECTS = [301, 302, 303, 307, 308];

/** As many as fetch follows (Fetch Standard, HTTP-redirect fetch). */
const MAX_REDIRECTS = 20;

/**
 * Sends a request, whose `redirect` is `manual`, and follows redirects within its origin, so that its headers, the key among them, stay there.
 *
 * @throws {CrossOriginRedirectError} at a redirect to another origin, or one whose target the platform hides.
 */
export async function fetchWithinOrigin(fetch: Fetch, request: Request): Promise<Response> {
  let current = request;
  for (let followed = 0; followed <= MAX_REDIRECTS; followed++) {
    const response = await fetch(current);
    const hidden = response.type === "opaqueredirect";
    const location =
      REDIRECTS.includes(response.status) && isReadOnly(request.method) && response.headers.get("location");
    if (!hidden && !location) return response;
    const { origin } = new URL(request.url);
    if (!location) throw new CrossOriginRedirectError(origin, undefined);
    const target = new URL(location, current.url);
    target.username = ""; // a Request takes no credentials in its address
    target.password = "";
    if (target.origin !== origin) throw new CrossOriginRedirectError(origin, target.origin);
    await response.body?.cancel();
    current = new Request(target, current);
  }
  throw new TypeError(`${request.url} redirected more than ${MAX_REDIRECTS} times.`);
}

/** Whether a request of this method can be sent again without doing something twice. */
export const isReadOnly = (method: string): boolean => method === "GET" || method === "HEAD";
