export type { Api, Connection, Method, Output, Surroundings } from "./cli-context.ts";
export { EXIT, type ExitCode } from "./exit-code.ts";
export { run } from "./run.ts";
