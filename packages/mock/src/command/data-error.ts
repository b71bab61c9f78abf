/** A data file that cannot be used. The message names the file, the line where there is one, and what is wrong. */
export class DataError extends Error {
  override readonly name = "DataError";

  constructor(path: string, line: number | undefined, message: string) {
    super(line === undefined ? `${path}: ${message}` : `${path}:${line}: ${message}`);
  }
}
