/** Marks the errors of every copy of this package. */
export const BRAND: unique symbol = Symbol.for("covalkit.error");

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
    Object.defineProperty(this, BRAND, { value: true });
  }
}
