const BRAND: unique symbol = Symbol.for("covalkit.error") as never;

/**
 * The base of every error this package throws.
 *
 * `code` is a stable string to branch on; the API's own code where an answer carried one.
 */
export class CovalError extends Error {
  override readonly name: string = "CovalError";
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    // On the instance, so that two copies of this package still know each other's errors.
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Whether `error` comes from this package, whichever copy of it. */
export function isCovalError(error: unknown): error is CovalError {
  return typeof error === "object" && error !== null && BRAND in error;
}
