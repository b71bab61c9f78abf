/**
 * A spec that cannot be generated from. The message is ready to print once it says where: with a pointer into the
 * document (RFC 6901, as a fragment: `#/paths/~1v1~1runs/get`) that place is still to be found in the file.
 */
export class SpecError extends Error {
  override readonly name = "SpecError";

  readonly pointer: string | undefined;

  constructor(message: string, pointer?: string) {
    super(message);
    this.pointer = pointer;
  }
}
