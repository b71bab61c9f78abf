import type { Operation, OperationHelp, Security } from "@covalkit/spec";
import { type HelpPage, helpWidth, layOut } from "./layout.ts";
import { operationHelp } from "./operation-help.ts";
import { programHelp, resourceHelp } from "./overview-help.ts";

/** What there is to tell of. */
export interface HelpSource {
  readonly operations: readonly Operation[];
  readonly help: Readonly<Record<string, OperationHelp>>;
  readonly server: string;
  readonly security: Security | null;
}

/** The help text of an operation, of a resource, or of the program. */
export function helpFor(
  {
    operation,
    resource,
  }: { readonly operation: Operation | undefined; readonly resource: string | undefined },
  source: HelpSource,
  columns: number | undefined,
  bold: (text: string) => string,
): string {
  const width = helpWidth(columns);
  const page: HelpPage = operation
    ? operationHelp(operation, source, width)
    : resource === undefined
      ? programHelp(source, width)
      : resourceHelp(resource, source, width);
  return layOut(page, width, bold);
}
