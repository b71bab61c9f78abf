/**
 * `text` in lines of at most `width`, broken at spaces; a longer word keeps its own line. `measure` says how wide a
 * text is: by default a character counts as one, which prose is well served with.
 */
export function wrap(
  text: string,
  width: number,
  measure: (text: string) => number = (line) => line.length,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
