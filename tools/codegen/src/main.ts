import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compare, generate, write } from "./generate.ts";
import { SpecError } from "./spec-error.ts";

const { values } = parseArgs({
  options: { check: { type: "boolean", default: false }, root: { type: "string" } },
});
const root = values.root ?? fileURLToPath(new URL("../../..", import.meta.url));

try {
  const { files, untyped } = await generate(root);
  const changes = compare(root, files);
  const changed = [...changes.write, ...changes.remove];
  if (values.check && changed.length > 0) {
    console.error(
      `Out of date with spec/openapi.yaml:\n${list(changed)}\nRun \`pnpm generate\` and commit the result.`,
    );
    process.exitCode = 1;
  } else if (!values.check) {
    write(root, files, changes);
    console.log(changed.length > 0 ? `Generated:\n${list(changed)}` : "Generated files are up to date.");
    if (untyped.length > 0) console.log(`Not GET, so only through \`coval.api\`: ${untyped.join(", ")}`);
  }
} catch (error) {
  if (!(error instanceof SpecError)) throw error;
  console.error(`${error.message}\n\nNothing was written.`);
  process.exitCode = 1;
}

function list(paths: readonly string[]): string {
  return paths.map((path) => `  ${path}`).join("\n");
}
