import { readFile } from "node:fs/promises";
import { type Operation, operations } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import { EXIT } from "../src/index.ts";
import { covalkit } from "./support/covalkit.ts";
import { runFixture } from "./support/fixture.ts";

describe("help goes to standard output, needs no key, and comes before any complaint", () => {
  test.each([
    [["--help"], "covalkit <resource> <action> [flags]"],
    [["-h"], "covalkit <resource> <action> [flags]"],
    [["help"], "covalkit <resource> <action> [flags]"],
    [["test-runs", "--help"], "Runs of a test."],
    [["help", "test-runs", "list"], "covalkit test-runs list [flags]"],
    [["test-runs", "list", "--help", "--nonsense"], "covalkit test-runs list [flags]"],
    [["--help", "test-runs", "list"], "covalkit test-runs list [flags]"],
  ])("%j", async (args, text) => {
    const { code, stdout, stderr } = await runFixture(args, { env: { COVAL_API_KEY: "" } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain(text);
  });
});

test.each([[[]], [["test-runs"]]])("half a command (%j) shows the help on stderr and fails", async (args) => {
  const { code, stdout, stderr } = await runFixture(args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("test-runs get-transcript");
});

test("an operation's help is what the table says of it", async () => {
  const { stdout } = await runFixture(["test-runs", "list", "--help"]);
  expect(stdout).toMatchSnapshot();
  const other = await runFixture(["test-runs", "get-transcript", "--help"]);
  expect(other.stdout).toMatchSnapshot();
});

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

test("every flag, range, choice and default of every operation is in its help", async () => {
  for (const { resource, action, parameters } of Object.values<Operation>(operations)) {
    const { code, stdout } = await covalkit([resource, action].map(kebab).concat("--help"));
    expect(code).toBe(0);
    const help = stdout.replace(/\s+/g, " ");
    for (const [name, { schema, in: place }] of Object.entries(parameters)) {
      const flag = name.replaceAll("_", "-");
      const one = schema.items ?? schema;
      if (place === "path") expect(help).toContain(`<${name}>`);
      else expect(help).toContain(schema.type === "boolean" ? `--no-${flag}.` : `--${flag} <`);
      for (const limit of [one.minimum, one.maximum])
        if (limit !== undefined) expect(help).toContain(`${limit}`);
      if (one.enum) expect(help).toContain(`One of ${one.enum.join(", ")}.`);
      if (schema.default !== undefined) expect(help).toContain(`Default ${schema.default}.`);
    }
  }
});

test("help fits a terminal's width", async () => {
  for (const columns of [40, 60, 80, 200]) {
    const { stdout } = await runFixture(["test-runs", "list", "--help", "--no-color"], { columns });
    const prose = stdout.split("\n").filter((line) => line.includes(" ") && !line.includes("--where"));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(
      Math.max(58, Math.min(columns, 100)),
    );
  }
});

test("--version is the package's", async () => {
  const manifest = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"));
  expect(await covalkit(["--version"])).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: "" });
});

test("every exit code is documented in every help", async () => {
  for (const args of [["--help"], ["conversations", "list", "--help"]]) {
    const { stdout } = await covalkit(args);
    const section = stdout.slice(stdout.indexOf("Exit codes"));
    for (const code of Object.values(EXIT)) expect(section).toMatch(new RegExp(`^ {2}${code} +\\w`, "m"));
  }
});
