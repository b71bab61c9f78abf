import { version } from "../version.ts";

/** Globals that only servers have; a browser asks before it sends headers like these to another origin. */
interface ServerGlobals {
  readonly process?: { readonly versions?: { readonly node?: string } };
  readonly EdgeRuntime?: unknown;
  readonly navigator?: { readonly userAgent?: string };
}

/** The headers that name this package and its version, where the platform lets a program set them. */
export function agentHeaders(): Record<string, string> {
  const { process, EdgeRuntime, navigator } = globalThis as ServerGlobals;
  const onServer = process?.versions?.node || EdgeRuntime || navigator?.userAgent === "Cloudflare-Workers";
  const name = `covalkit-client/${version}`;
  return onServer ? { "user-agent": name, "x-client": name } : {};
}
