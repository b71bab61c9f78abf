import { type Arguments, readArguments, UsageError } from "./arguments.ts";

const USAGE = 2;
const DATA = 3;

await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<void> {
  try {
    const wanted = readArguments(args);
    if (wanted.help) {
      const { HELP } = await import("./help.ts");
      process.stdout.write(HELP);
    } else if (wanted.version) {
      const { default: about } = await import("@covalkit/mock/package.json", { with: { type: "json" } });
      console.log(about.version);
    } else {
      await start(wanted);
    }
  } catch (error) {
    process.exitCode = exitCode(error);
    const { escapeTerminal } = await import("@covalkit/filter");
    console.error(`covalkit-mock: ${escapeTerminal(error instanceof Error ? error.message : String(error))}`);
    if (error instanceof UsageError) console.error("Try covalkit-mock --help.");
  }
}

async function start(wanted: Arguments): Promise<void> {
  const [
    { escapeTerminal },
    { createMockApi },
    { serve },
    { firstStep, logLine },
    { itemsOf },
    { specTable },
  ] = await Promise.all([
    import("@covalkit/filter"),
    import("../mock-api.ts"),
    import("../server/serve.ts"),
    import("./request-log.ts"),
    import("./items.ts"),
    import("../table/api-table.ts"),
  ]);
  const api = createMockApi({
    items: await itemsOf(wanted),
    latencyMs: wanted.latencyMs,
    faults: wanted.faults,
    live: wanted.live,
    paging: wanted.paging,
    ...(wanted.apiKey && { apiKey: wanted.apiKey }),
    ...(wanted.origins && { origins: wanted.origins }),
    // Nothing here looks at them.
    keepRequests: 0,
    onRequest: (request) => console.error(logLine(request)),
  });
  const server = await serve(api, {
    port: wanted.port,
    ...(wanted.host !== undefined && { hostname: wanted.host }),
  }).catch((error: unknown) => {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    throw new Error(`port ${wanted.port} is in use; give another with --port, or 0 for any that is free`);
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => server.close());
  console.log(server.url);
  for (const notice of api.notices) console.error(escapeTerminal(notice));
  if (!wanted.apiKey) console.error(firstStep(server.url, specTable));
}

function exitCode(error: unknown): number {
  if (error instanceof UsageError) return USAGE;
  // By name, for its module is loaded only where a file is read.
  return error instanceof Error && error.name === "DataError" ? DATA : 1;
}
