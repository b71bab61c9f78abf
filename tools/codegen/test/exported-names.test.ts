import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { exportedNames, memberNames } from "../src/model/exported-names.ts";
import { repository } from "./house.ts";

const parsed = (file: string): readonly ts.Statement[] =>
  ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest).statements;

describe("the names that a source takes are those that the TypeScript compiler reads:", () => {
  it.each(["spec/src/index.ts", "packages/client/src/index.ts", "packages/react-hooks/src/index.ts"])(
    "the exports of %s",
    (path) => {
      const file = join(repository, path);
      const names = parsed(file).flatMap((statement) =>
        ts.isExportDeclaration(statement) &&
        statement.exportClause &&
        ts.isNamedExports(statement.exportClause)
          ? statement.exportClause.elements.map(({ name }) => name.text)
          : [],
      );
      expect(names).not.toEqual([]);
      expect([...exportedNames(pathToFileURL(file))].sort()).toEqual(names.sort());
    },
  );

  it("the members of each interface of the client", () => {
    const file = join(repository, "packages/client/src/client.ts");
    const interfaces = parsed(file).filter(ts.isInterfaceDeclaration);
    expect(interfaces).not.toEqual([]);
    for (const { name, members, heritageClauses } of interfaces) {
      const own = members.flatMap((member) =>
        member.name && ts.isIdentifier(member.name) ? [member.name.text] : [],
      );
      const found = [...memberNames(pathToFileURL(file), name.text)];
      expect(found).toEqual(heritageClauses ? expect.arrayContaining(own) : own);
    }
  });
});
