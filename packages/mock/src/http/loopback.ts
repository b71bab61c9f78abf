/** Whether a host's name leads to this machine and to no other (RFC 6761 §6.3 for localhost). */
export function isLoopbackName(name: string): boolean {
  return name === "[::1]" || /^127(\.\d{1,3}){3}$/.test(name) || /^(.+\.)?localhost$/i.test(name);
}

/** Whether a page comes from this machine. */
export function isLoopbackOrigin(origin: string): boolean {
  return URL.canParse(origin) && isLoopbackName(new URL(origin).hostname);
}
