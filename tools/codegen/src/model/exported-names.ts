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

/** The names of an interface's members, and of those that it extends in the same file. */
export function memberNames(file: URL, interfaceName: string): Set<string> {
  const declared = parse(file).statements.filter(ts.isInterfaceDeclaration);
  const namesOf = (wanted: string): string[] =>
    declared
      .filter(({ name }) => name.text === wanted)
      .flatMap(({ members, heritageClauses = [] }) => [
        ...members.flatMap(({ name }) => (name && ts.isIdentifier(name) ? [name.text] : [])),
        ...heritageClauses
          .flatMap(({ types }) => types)
          .flatMap(({ expression }) => (ts.isIdentifier(expression) ? namesOf(expression.text) : [])),
      ]);
  return new Set(namesOf(interfaceName));
}

const parse = (file: URL): ts.SourceFile =>
  ts.createSourceFile(file.pathname, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
