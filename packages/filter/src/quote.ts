/** The value between double quotes, `"` and `\` escaped. */
export const quote = (value: string): string => `"${value.replace(/["\\]/g, "\\$&")}"`;
