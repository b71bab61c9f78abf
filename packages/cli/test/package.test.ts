import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";

test("the package's license is the repository's", async () => {
  const [own, common] = await Promise.all(
    ["../LICENSE", "../../../LICENSE"].map((path) => readFile(new URL(path, import.meta.url), "utf8")),
  );
  expect(own).toBe(common);
});
