import { CovalError } from "./coval-error.ts";

/** An option of the client that cannot work; the message says which, and what to write instead. */
export class ConfigurationError extends CovalError {
  override readonly name: string = "ConfigurationError";

  constructor(message: string, options?: ErrorOptions) {
    super("CONFIGURATION", message, options);
  }
}
