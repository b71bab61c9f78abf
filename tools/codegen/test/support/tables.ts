import ts from "typescript";
import type {
  Operation,
  OperationHelp,
  OtherOperation,
  Responses,
  Schema,
  Security,
} from "../../../../spec/src/operation.ts";
import { emitHelp, emitOperations, emitResponses, emitSchemas } from "../../src/emit/tables.ts";
import { buildModel } from "../../src/model.ts";
import type { Document } from "../../src/openapi.ts";

/** What the generated tables of a document export, as programs read it. */
export interface Tables {
  readonly server: string;
  readonly security: Security | null;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly help: Readonly<Record<string, OperationHelp>>;
  readonly responses: Readonly<Record<string, Responses>>;
  readonly otherOperations: readonly OtherOperation[];
  readonly bodies: Readonly<Record<string, Schema>>;
  readonly schemas: Readonly<Record<string, Schema>>;
}

/** Generates the tables of a bundled document, and loads them. @throws {SpecError} as `pnpm generate` does. */
export async function tablesOf(document: Document): Promise<Tables> {
  const model = buildModel(document);
  const sources = [emitOperations(model), emitHelp(model), emitResponses(model), emitSchemas(model)];
  const modules = await Promise.all(sources.map(load));
  return Object.assign({}, ...modules) as Tables;
}

function load(source: string): Promise<object> {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
  });
  return import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(outputText)}`);
}
