// East Asian Wide and Fullwidth (UAX #11), in the blocks that are wholly so, and what is drawn as an emoji.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

// Controls, halves of surrogate pairs, separators of lines, and what turns the direction of writing.
const UNSAFE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** How many columns of a terminal a grapheme takes: 0, 1 or 2. */
export const displayWidth = (grapheme: string): number =>
  /^[\p{M}\p{Cf}]+$/u.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1;

/** The text with symbols in place of what could move the cursor or reorder what is shown; a column each. */
export const displaySafe = (text: string): string =>
  text.replace(UNSAFE, (character) => {
    const code = character.charCodeAt(0);
    return String.fromCharCode(code < 32 ? 0x2400 + code : code === 127 ? 0x2421 : 0xfffd);
  });
