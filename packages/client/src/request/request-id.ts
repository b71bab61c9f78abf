/** The id a server gave to a request. */
export function requestIdOf({ headers }: Response): string | undefined {
  return headers.get("x-request-id") ?? headers.get("x-amzn-requestid") ?? undefined;
}
