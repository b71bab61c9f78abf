import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { KEYWORDS } from "../../../spec/src/interpret/keywords.ts";
import { BODIES, LISTS } from "./changes/bodies.ts";
import { type Change, documentOf } from "./changes/case.ts";
import { KEYWORD_NAMES, KEYWORDS_EVERYWHERE, REFERRING } from "./changes/keywords.ts";
import { PARAMETERS } from "./changes/parameters.ts";
import { buildHouse, type House } from "./house.ts";

const changes: readonly Change[] = [...PARAMETERS, ...BODIES, ...LISTS, ...KEYWORDS_EVERYWHERE];

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Refusal {
  readonly status: number;
  readonly text?: string;
}

/** What the surfaces made of one change; see changes/surfaces.mjs. */
interface Found {
  readonly client: unknown;
  readonly proxied: unknown;
  readonly commandLine: Ended;
  readonly help: Ended;
  readonly sent: readonly { readonly url: string; readonly key: string | null }[];
  readonly refused: readonly {
    readonly commandLine?: Ended;
    readonly mock: Refusal;
    readonly proxy: Refusal;
  }[];
  readonly drifted: readonly { readonly error?: string }[];
  readonly status: number;
}

let house: House;
let found: Readonly<Record<string, Found>>;

beforeAll(() => {
  house = buildHouse(documentOf(changes));
  const generated = house.generate();
  if (generated.code !== 0) throw new Error(generated.stderr);
  const usage = changes.flatMap(({ operationId, usage: lines }) => [
    `{\n${lines}\nhooks.use${operationId.charAt(0).toUpperCase()}${operationId.slice(1)};\n}`,
  ]);
  const compiled = house.compile(
    `import { createClient } from "@covalkit/client";
import * as hooks from "@covalkit/react-hooks";
const coval = createClient();
${usage.join("\n")}`,
  );
  if (compiled.code !== 0) throw new Error(compiled.stdout);
  const built = house.cli("--version");
  if (built.code !== 0) throw new Error(built.stderr);
  house.write("changes.json", JSON.stringify(changes));
  house.write("surfaces.mjs", readFileSync(new URL("changes/surfaces.mjs", import.meta.url), "utf8"));
  const { bin } = JSON.parse(house.read("packages/cli/package.json"));
  const ran = house.run(
    "surfaces.mjs",
    join(house.root, "changes.json"),
    join(house.root, "packages/cli", bin.covalkit),
  );
  if (ran.code !== 0) throw new Error(ran.stderr);
  found = JSON.parse(ran.stdout);
});
afterAll(() => house?.remove());

const foundOf = ({ operationId }: Change): Found => {
  const own = found[operationId];
  if (!own) throw new Error(`Nothing was found of ${operationId}`);
  return own;
};

describe.each(changes)("$what", (change) => {
  it("is answered by the mock, alone and behind the proxy, as a client that validates expects", () => {
    const { client, proxied, status, sent } = foundOf(change);
    expect(client).not.toHaveProperty("error");
    expect(proxied ?? "nothing").not.toHaveProperty("error");
    expect(status).toBe(change.answers ?? 200);
    expect(sent[0]?.key ?? undefined).toBe(
      "security" in change.get ? undefined : "Bearer key-of-every-surface",
    );
    if (change.sends)
      expect(decodeURI(sent[0]?.url ?? "")).toBe(`https://changes.test${decodeURI(change.sends)}`);
  });

  it("is a command, with its help", () => {
    const { commandLine, help } = foundOf(change);
    expect(commandLine.stderr).not.toMatch(/error/i);
    expect(commandLine.code).toBe(0);
    expect(help.code).toBe(0);
    expect(help.stdout).toMatch(change.help ?? /covalkit/);
  });

  const refuses = change.refuses ?? [];
  if (refuses.length > 0)
    it("is refused alike by command line, mock and proxy where it is broken", () => {
      for (const [
        index,
        { text, words = text.replace(/^must (be|have) (an? )?/, "") },
      ] of refuses.entries()) {
        const said = foundOf(change).refused[index];
        const sentence = text.charAt(0).toUpperCase() + text.slice(1);
        expect(said?.mock).toMatchObject({ status: 400, text: expect.stringContaining(sentence) });
        expect(said?.proxy).toEqual(said?.mock);
        if (!said?.commandLine) continue;
        expect(said.commandLine.stderr).toContain(words);
        expect(said.commandLine.code).toBe(2);
      }
    });

  const drift = change.drift ?? [];
  if (drift.length > 0)
    it("is an error of a client that validates where a body breaks it", () => {
      for (const [index, { text }] of drift.entries()) {
        expect(foundOf(change).drifted[index]?.error).toContain(text);
      }
    });
});

it("a list is walked to its end by client and proxy, whatever its names", () => {
  for (const change of changes.filter(({ get }) => "x-list" in get)) {
    const { client, proxied } = foundOf(change);
    expect(client).toMatchObject({ items: 7, outcome: { complete: true } });
    expect(proxied).toMatchObject({ items: 7, outcome: { complete: true } });
  }
});

it("every keyword that values are held to has a case", () => {
  const held = Object.keys(KEYWORDS).filter((keyword) => KEYWORDS[keyword] === "value");
  expect([...KEYWORD_NAMES, ...REFERRING].sort()).toEqual(held.sort());
});
