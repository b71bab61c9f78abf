// East Asian Wide and Fullwidth (UAX #11), in the blocks that are wholly so, and what is drawn as an emoji.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;

/** How many columns of a terminal a grapheme takes: 0, 1 or 2. */
export const displayWidth = (grapheme: string): number =>
  /^[\p{M}\p{Cf}]+$/u.test(grapheme) ? 0 : WIDE.test(grapheme) ? 2 : 1;
