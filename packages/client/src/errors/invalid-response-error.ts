import { CovalError } from "./coval-error.ts";

/** An answer that is no success and no error the API documents: its body breaks the contract. `path` says where. */
export class InvalidResponseError extends CovalError {
  override readonly name: string = "InvalidResponseError";
  /** Where in the body, such as `conversations[3]`; empty for the body as a whole. */
  readonly path: string;

  constructor(path: string, message: string, options?: ErrorOptions) {
    super("INVALID_RESPONSE", message, options);
    this.path = path;
  }
}
