/** Whom a request comes from. */
export interface Session {
  readonly tenant: string;
}

/** Put your own sessions here: these two are for trying the examples out. */
const SESSIONS: Readonly<Record<string, Session>> = {
  "session-of-a": { tenant: "a" },
  "session-of-b": { tenant: "b" },
};

/** The session that the request's cookie names. */
export function readSession(request: Request): Session | undefined {
  const id = /(?:^|; )session=([^;]*)/.exec(request.headers.get("cookie") ?? "")?.[1] ?? "";
  return Object.hasOwn(SESSIONS, id) ? SESSIONS[id] : undefined;
}
