/** What a client tells of its work. It never holds the key. */
export type ClientEvent =
  | {
      readonly type: "request";
      /** Numbers the calls of this process, from 1; the attempts of one call share it. */
      readonly call: number;
      /** From 1; a retry has the next number. */
      readonly attempt: number;
      readonly method: string;
      readonly url: string;
    }
  | {
      readonly type: "response";
      readonly call: number;
      readonly attempt: number;
      readonly method: string;
      readonly url: string;
      readonly status: number;
      /** From sending the request to the last byte of the body. */
      readonly durationMs: number;
      /** The body's bytes, decoded. */
      readonly size: number;
      readonly requestId: string | undefined;
    }
  | {
      readonly type: "error";
      readonly call: number;
      readonly attempt: number;
      readonly method: string;
      readonly url: string;
      /** Why the attempt got no answer: `timeout`, `connection`, `redirect`, `aborted`, or `body` for one cut off. */
      readonly reason: string;
      readonly durationMs: number;
    }
  | {
      readonly type: "retry";
      readonly call: number;
      /** The attempt that failed. */
      readonly attempt: number;
      readonly delayMs: number;
      /** The status code, or the error's name. */
      readonly reason: string;
    }
  | {
      readonly type: "page";
      readonly operationId: string;
      /** The page's number in its walk, from 1. */
      readonly page: number;
      readonly items: number;
      readonly last: boolean;
    }
  | {
      readonly type: "drift";
      readonly operationId: string;
      /** Where in the body, and what the document expects there. */
      readonly path: string;
      readonly message: string;
    };

/** Receives events. What it throws is ignored: a call must not fail because someone watches it. */
export type OnEvent = (event: ClientEvent) => void;

interface DiagnosticsChannel {
  readonly hasSubscribers: boolean;
  publish(message: unknown): void;
}

interface Diagnostics {
  channel(name: string): DiagnosticsChannel;
}

/** Where the platform has diagnostics channels: Node, and what follows it. No import, for browsers have none. */
function findDiagnostics(): Diagnostics | undefined {
  const { process } = globalThis as {
    process?: { getBuiltinModule?: (id: string) => Diagnostics | undefined };
  };
  return process?.getBuiltinModule?.("node:diagnostics_channel");
}

/** Tells `onEvent` and the channels `covalkit:request`, `covalkit:response`, … of each event. */
export function createEmitter(onEvent: OnEvent | undefined): OnEvent {
  const diagnostics = findDiagnostics();
  return (event) => {
    if (onEvent) (async () => onEvent(event))().catch(() => {}); // see OnEvent
    const channel = diagnostics?.channel(`covalkit:${event.type}`);
    if (channel?.hasSubscribers) channel.publish(event);
  };
}
