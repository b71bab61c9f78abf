/** A spec that cannot be generated from. The message is ready to print: file, line, column, what is wrong. */
export class SpecError extends Error {
  override readonly name = "SpecError";
}
