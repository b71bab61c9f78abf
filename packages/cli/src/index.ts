export type { Api, CliContext, Connection, Method, Output } from "./cli-context.ts";
export { EXIT, type ExitCode } from "./exit-code.ts";
export { run } from "./run.ts";
