/** Marks the errors of every copy of this package. */
export const BRAND: unique symbol = Symbol.for("covalkit.error");

/**
 * The base of every error this package throws.
 *
 * `code` is a stable string to branch on; the API's own code where an answer carried one.
 */
export class CovalError extends Error {
  override readonly name: string = "CovalError";
  declare readonly code: string;

  /** What `about` has beside `cause` becomes the error's own properties. */
  constructor(code: string, message: string, about?: object) {
    super(message, about);
    Object.assign(this, about, { code });
    Object.defineProperty(this, BRAND, { value: true });
  }
}
