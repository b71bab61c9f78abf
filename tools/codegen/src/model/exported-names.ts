import { readFileSync } from "node:fs";
import ts from "typescript";

/** The names that a package's entry exports by hand: what generated files export beside them would be hidden. */
export function exportedNames(entry: URL): Set<string> {
  const names = new Set<string>();
  for (const statement of parse(entry).statements) {
    if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const { name } of statement.exportClause.elements) names.add(name.text);
    }
  }
  return names;
}

/** The names of an interface's own members. */
export function memberNames(file: URL, interfaceName: string): Set<string> {
  const names = new Set<string>();
  for (const statement of parse(file).statements) {
    if (!ts.isInterfaceDeclaration(statement) || statement.name.text !== interfaceName) continue;
    for (const { name } of statement.members) if (name && ts.isIdentifier(name)) names.add(name.text);
  }
  return names;
}

const parse = (file: URL): ts.SourceFile =>
  ts.createSourceFile(file.pathname, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
