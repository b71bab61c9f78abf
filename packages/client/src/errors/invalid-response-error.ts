import { CovalError } from "./coval-error.ts";

/** An answer with a status of success whose body is not what the API promises. */
export class InvalidResponseError extends CovalError {
  override readonly name: string = "InvalidResponseError";
  /** Where in the body, such as `conversations[3]`; empty for the body as a whole. */
  declare readonly path: string;

  constructor(path: string, message: string, options?: ErrorOptions) {
    super("INVALID_RESPONSE", message, { ...options, path });
  }
}

export const notJson = (): InvalidResponseError => new InvalidResponseError("", "The response is not JSON.");
