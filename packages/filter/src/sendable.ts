/** Without control characters and halves of surrogate pairs, which a URL cannot carry. */
export const isSendable = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
