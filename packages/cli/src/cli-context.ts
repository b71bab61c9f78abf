import type { OnEvent } from "@covalkit/client";
import type { Operation, OperationHelp, Security } from "@covalkit/spec";

/** Where text and bytes go: standard output or standard error. */
export interface Output {
  write(data: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  /** The terminal's width in cells. */
  readonly columns?: number;
}

/** How to reach the API. */
export interface Connection {
  /** `undefined` where there is none, and none is needed. */
  readonly apiKey: string | undefined;
  /** `undefined` for the API's own address. */
  readonly baseUrl: string | undefined;
  readonly onEvent: OnEvent;
}

/** A method of the client, as far as a command needs it. */
export type Method = (params: object, options: object) => unknown;

/** The client, as data: its resources by name, and their methods by action. */
export type Api = Readonly<Record<string, Readonly<Record<string, Method>> | undefined>>;

/** All that the program takes from outside. */
export interface CliContext {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted when the program is interrupted. */
  readonly signal: AbortSignal;
  /** The API: every command is made of one of these. */
  readonly operations: readonly Operation[];
  /** The API's own address. */
  readonly server: string;
  /** How the key goes out; `null` where the API takes none. */
  readonly security: Security | null;
  loadHelp(): Promise<Readonly<Record<string, OperationHelp>>>;
  loadVersion(): Promise<string>;
  connect(connection: Connection): Promise<Api>;
}
