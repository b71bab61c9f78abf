import { createRequire } from "node:module";
import type { MockApi } from "@covalkit/mock";
import { serve } from "@covalkit/mock/server";
import { getHttpOperationsFromSpec } from "@stoplight/prism-cli/dist/operations.js";
import { createServer } from "@stoplight/prism-http-server";

const specFile = createRequire(import.meta.url).resolve("@covalkit/spec/openapi.json");
const operations = await getHttpOperationsFromSpec(specFile);

/** A mock on a server, and Prism as a proxy in front of it. */
export interface BehindPrism {
  /** Without Prism. */
  readonly direct: string;
  /** Answers for the mock where it finds the request or the mock's answer to break the document. */
  readonly strict: string;
  /** Passes every request on, and answers for the mock only where its answer breaks the document. */
  readonly trusting: string;
  readonly close: () => Promise<void>;
}

export async function behindPrism(api: MockApi): Promise<BehindPrism> {
  const server = await serve(api, { graceMs: 0 });
  const strict = proxy(server.url, true);
  const trusting = proxy(server.url, false);
  return {
    direct: server.url,
    strict: await strict.listen(0, "127.0.0.1"),
    trusting: await trusting.listen(0, "127.0.0.1"),
    async close() {
      await Promise.all([strict.close(), trusting.close()]);
      await server.close();
    },
  };
}

function proxy(upstream: string, checksRequests: boolean) {
  return createServer(operations, {
    cors: false,
    components: { logger: silentLogger() },
    config: {
      isProxy: true,
      upstream: new URL(upstream),
      upstreamProxy: undefined,
      checkSecurity: checksRequests,
      validateRequest: checksRequests,
      validateResponse: true,
      errors: true,
      mock: { dynamic: false },
    },
  });
}

type Logger = Parameters<typeof createServer>[1]["components"]["logger"];

function silentLogger(): Logger {
  const silent: Record<string, unknown> = { level: "silent" };
  for (const level of ["trace", "debug", "info", "warn", "error", "fatal", "success"])
    silent[level] = () => {};
  silent.child = () => silent;
  // The methods of pino that Prism calls.
  return silent as unknown as Logger;
}
