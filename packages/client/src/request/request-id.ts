/** The headers in which a server may give a request's id, in the order in which they are believed. */
export const REQUEST_ID_HEADERS = ["x-request-id", "x-amzn-requestid"] as const;

/** The id a server gave to a request. */
export function requestIdOf({ headers }: Response): string | undefined {
  for (const name of REQUEST_ID_HEADERS) {
    const id = headers.get(name);
    if (id) return id;
  }
  return undefined;
}
