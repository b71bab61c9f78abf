import stringWidth from "string-width";

const PLAIN = /^[\x20-\x7e]*$/;

/** How many cells of a terminal `text` takes: wide characters two, combining ones none. */
export const widthOf = (text: string): number => (PLAIN.test(text) ? text.length : stringWidth(text));

/** `text`, with spaces to at least `width` cells. */
export const pad = (text: string, width: number): string =>
  text + " ".repeat(Math.max(0, width - widthOf(text)));

/**
 * `text` in at most `width` cells, with `…` for what is left out: at the end of prose, and in the middle of a text
 * without spaces, since ids often differ only at the end.
 */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  const room = Math.max(0, width - 1);
  const tail = text.includes(" ") ? 0 : Math.floor(room / 2);
  const characters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  const start = take(characters, room - tail);
  const end = take(characters.reverse(), tail).reverse();
  return `${start.join("").trimEnd()}…${end.join("")}`;
}

function take(characters: readonly string[], width: number): string[] {
  const taken: string[] = [];
  let left = width;
  for (const character of characters) {
    left -= widthOf(character);
    if (left < 0) break;
    taken.push(character);
  }
  return taken;
}
