import type { Operation, Response } from "@covalkit/spec";
import type { ApiTable } from "./api-table.ts";

/** What a successful answer of an operation is. */
export interface Success extends Response {
  readonly status: number;
}

/** The first success that the operation declares; a plain 200 where it declares none. */
export function successOf(
  { operationId }: Pick<Operation, "operationId">,
  { responses }: Pick<ApiTable, "responses">,
): Success {
  const [code, declared] =
    Object.entries(responses[operationId] ?? {}).find(([status]) => /^2(\d\d|XX)$/i.test(status)) ?? [];
  const status = Number(code);
  return { ...NOTHING, ...declared, status: Number.isInteger(status) ? status : 200 };
}

const NOTHING: Response = { description: "", headers: {}, examples: {} };
