/** A step of a field's name, such as the key of an open family. */
export const isFieldStep = (name: string): boolean => /^[A-Za-z_][\w-]*$/.test(name);

/** Steps joined by dots. */
export const isFieldName = (name: string): boolean => name.split(".").every(isFieldStep);
