// pnpm bench [suite …] [--json]: measures, prints, and exits 0 also when a goal is missed. It reports, it does not judge.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { build, installPeers } from "./harness/prepare.ts";
import { printable } from "./harness/print.ts";
import { losses, type Report, type Suite } from "./harness/report.ts";

const folder = join(import.meta.dirname, "suites");
const known = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length));

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const unknown = positionals.filter((name) => !known.includes(name));

if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`No such suite: ${unknown.join(", ")}`);
  console.error(`Usage: pnpm bench [suite …] [--json]\nSuites: ${known.join(", ")}`);
  process.exitCode = unknown.length > 0 ? 2 : 0;
} else {
  installPeers();
  const reports: Report[] = [];
  for (const name of positionals.length > 0 ? positionals : known) {
    const report = await run(name);
    reports.push(report);
    if (!values.json) console.log(`${printable(report)}\n`);
  }
  if (values.json) {
    const environment = { node: process.version, platform: process.platform, arch: process.arch };
    const suites = reports.map((report) => ({ ...report, losses: losses(report) }));
    console.log(JSON.stringify({ environment, suites }, null, 2));
  }
}

async function run(name: string): Promise<Report> {
  const { suite }: { suite: Suite } = await import(pathToFileURL(join(folder, `${name}.ts`)).href);
  build(suite.packages);
  return { suite: name, ...(await suite.run((what) => console.error(`${name}: ${what}`))) };
}
