import { wrap } from "../output/wrap.ts";

/** A description's Markdown as lines for a terminal: paragraphs are wrapped, list items hang, backticks go. */
export function prose(markdown: string, width: number): string[] {
  const lines: string[] = [];
  for (const block of blocks(markdown.replaceAll("`", ""))) {
    if (block === "") lines.push("");
    else if (block.startsWith("- ")) {
      const item = wrap(block.slice(2), width - 4);
      lines.push(...item.map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`)));
    } else lines.push(...wrap(block, width));
  }
  return lines;
}

/** Paragraphs and list items, each on one line, and an empty text for each blank line. */
function blocks(markdown: string): string[] {
  const found: string[] = [];
  for (const raw of markdown.trim().split("\n")) {
    const line = raw.trim().replace(/^[*+-] /, "- ");
    const before = found.at(-1);
    if (line === "" || line.startsWith("- ") || before === undefined || before === "") found.push(line);
    else found[found.length - 1] = `${before} ${line}`;
  }
  return found;
}
