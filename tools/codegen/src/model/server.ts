import type { Document, Server } from "../openapi.ts";
import { below } from "../pointer.ts";
import { SpecError } from "../spec-error.ts";

const WRITE = "Write the whole address, as in `servers: [{ url: https://api.example.com }]`";

/** The API's address: the document's first server, its variables at their defaults. */
export function serverOf({ servers }: Document): string {
  const [first] = servers ?? [];
  if (!first) throw new SpecError(`The document does not say where the API is. ${WRITE}.`, "#");
  return addressOf(first, "#/servers/0");
}

/** Refuses a server of a path's or operation's own: every request goes to the document's. */
export function refuseOwnServers(servers: readonly Server[] | undefined, server: string, at: string): void {
  const other = servers?.findIndex((each) => addressOf(each, at) !== server) ?? -1;
  if (other < 0) return;
  throw new SpecError(
    "A client has one address: write this operation into a document of its own, or leave its servers out and let `baseUrl` say where to send.",
    below(at, "servers", other),
  );
}

function addressOf({ url, variables = {} }: Server, at: string): string {
  const address = String(url).replace(/\{([^}]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name]?.default : undefined;
    if (value === undefined)
      throw new SpecError(`The server's variable "${name}" has no default.`, below(at, "url"));
    return String(value);
  });
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
    throw new SpecError(`"${address}" is no address that a client can send to. ${WRITE}.`, below(at, "url"));
  }
  return address;
}
