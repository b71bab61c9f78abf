import type { ErrorDetail } from "../errors/api-error.ts";

/** A request that is answered by the proxy itself; never seen outside it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly details: readonly ErrorDetail[];

  constructor(status: number, message = "", details: readonly ErrorDetail[] = []) {
    super(message);
    this.status = status;
    this.details = details;
  }
}

/** 400, because of one parameter. */
export const badParameter = (field: string, description: string): Refusal =>
  new Refusal(400, "", [{ field, description }]);
