/** A value that cannot be part of a filter, with what it was and why in the message. */
export class FilterValueError extends TypeError {
  override readonly name = "FilterValueError";
}
