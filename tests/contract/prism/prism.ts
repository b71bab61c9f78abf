import { createRequire } from "node:module";
import { getHttpOperationsFromSpec } from "@stoplight/prism-cli/dist/operations.js";
import { createServer } from "@stoplight/prism-http-server";

/** The document as it is published. */
export const specFile: string = createRequire(import.meta.url).resolve("@covalkit/spec/openapi.json");

type Logger = Parameters<typeof createServer>[1]["components"]["logger"];

/** Prism's mock of the document, in this process, on a free port. */
export async function startPrism(): Promise<{ url: string; close(): Promise<void> }> {
  const silent: Record<string, unknown> = { level: "silent" };
  for (const level of ["trace", "debug", "info", "warn", "error", "fatal", "success"])
    silent[level] = () => {};
  silent.child = () => silent;
  const server = createServer(await getHttpOperationsFromSpec(specFile), {
    cors: false,
    components: { logger: silent as unknown as Logger }, // the methods of pino that Prism calls
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: false,
      upstreamProxy: undefined,
      mock: { dynamic: false },
    },
  });
  const url = await server.listen(0, "127.0.0.1");
  return { url, close: () => server.close() };
}
