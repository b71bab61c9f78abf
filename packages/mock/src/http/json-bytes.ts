const encoder = new TextEncoder();
let scratch: Uint8Array<ArrayBuffer> = new Uint8Array(64 * 1024);

/** How many levels of objects a list is looked for in: `data.rows` lies in two. */
const LEVELS = 4;

/**
 * The UTF-8 of JSON.stringify(value), written element by element where a property is a list: the text of a large page
 * in one string would be garbage of a size that makes a process with a million items pause.
 */
export function jsonBytes(value: unknown): Uint8Array<ArrayBuffer> {
  let length = 0;
  const write = (text: string) => {
    // UTF-8 needs three bytes for a UTF-16 code unit at most.
    const needed = length + text.length * 3;
    if (needed > scratch.length) {
      const larger = new Uint8Array(needed * 2);
      larger.set(scratch.subarray(0, length));
      scratch = larger;
    }
    length += encoder.encodeInto(text, scratch.subarray(length)).written;
  };
  writeValue(value, LEVELS, write);
  return scratch.slice(0, length);
}

function writeValue(value: unknown, levels: number, write: (text: string) => void): void {
  if (Array.isArray(value)) writeList(value, write);
  else if (levels === 0 || typeof value !== "object" || value === null)
    write(JSON.stringify(value) ?? "null");
  else {
    let before = "{";
    for (const [name, part] of Object.entries(value)) {
      if (part === undefined) continue;
      write(`${before}${JSON.stringify(name)}:`);
      writeValue(part, levels - 1, write);
      before = ",";
    }
    write(before === "{" ? "{}" : "}");
  }
}

function writeList(elements: readonly unknown[], write: (text: string) => void): void {
  write("[");
  elements.forEach((element, index) => {
    write(`${index === 0 ? "" : ","}${JSON.stringify(element)}`);
  });
  write("]");
}
