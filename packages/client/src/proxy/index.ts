export { createProxy } from "./create-proxy.ts";
export type { Constraint, OperationId, ProxyOptions } from "./options.ts";
