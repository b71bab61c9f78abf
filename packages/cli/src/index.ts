export { EXIT, type ExitCode } from "./exit-code.ts";
export { run } from "./run.ts";
export type { Api, Connection, Method, Output, Surroundings } from "./surroundings.ts";
