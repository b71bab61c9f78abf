import { MIN_KEY_LENGTH, REDACTED, redactorOf } from "@covalkit/client/redact";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const KEY = 'sk/live+A_b-9"c\\d e~';
const base64 = (text: string): string => Buffer.from(text).toString("base64");
const base64url = (text: string): string => Buffer.from(text).toString("base64url");
const everyByte = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const everyUnit = (text: string): string =>
  Array.from(text, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** The ways in which a key may come back, alone. */
const FORMS: Readonly<Record<string, (key: string) => string>> = {
  "as it is": (key) => key,
  "in capitals": (key) => key.toUpperCase(),
  "in small letters": (key) => key.toLowerCase(),
  "percent-encoded": encodeURIComponent,
  "percent-encoded in small letters": (key) =>
    encodeURIComponent(key).replace(/%../g, (code) => code.toLowerCase()),
  "percent-encoded in part": encodeURI,
  "percent-encoded twice": (key) => encodeURIComponent(encodeURIComponent(key)),
  "percent-encoded to the last byte": everyByte,
  "as a form's field": (key) => new URLSearchParams({ key }).toString().slice("key=".length),
  "as JSON": (key) => JSON.stringify(key).slice(1, -1),
  "as JSON with escaped slashes": (key) => JSON.stringify(key).slice(1, -1).replaceAll("/", "\\/"),
  "as JSON in JSON": (key) => JSON.stringify(JSON.stringify(key).slice(1, -1)).slice(1, -1),
  "as JSON with every character escaped": everyUnit,
  "as JSON with every character escaped, in capitals": (key) =>
    everyUnit(key).replace(/[a-f]/g, (digit) => digit.toUpperCase()),
  "in base64": base64,
  "in base64url": base64url,
  "in base64 that is percent-encoded": (key) => encodeURIComponent(base64(key)),
  "in base64 with escaped slashes": (key) => base64(key).replaceAll("/", "\\/"),
};

describe("a key that comes back", () => {
  it.each(Object.entries(FORMS))("%s is redacted, and nothing else", (_, write) => {
    for (const key of [KEY, "0123456789", "AbCdEfGh", "ключ-от-двери"]) {
      expect(redactorOf(key)(`before ${write(key)} after`)).toBe(`before ${REDACTED} after`);
      expect(redactorOf(key)(`${write(key)},${write(key)}`)).toBe(`${REDACTED},${REDACTED}`);
    }
  });

  it.each([
    ["base64", base64],
    ["base64url", base64url],
  ])("inside a longer text in %s is redacted whatever stands around it", (_, encode) => {
    for (const before of ["", "a", "ab", "user:", "Bearer "]) {
      for (const after of ["", "z", "yz", "xyz"]) {
        const encoded = encode(before + KEY + after).replaceAll("=", "");
        const redacted = redactorOf(KEY)(encode(before + KEY + after)).replaceAll("=", "");
        const [start = "", end = ""] = redacted.split(REDACTED);
        expect(redacted).toContain(REDACTED);
        // What is left are characters of six bits without a bit of the key.
        expect(start.length).toBeLessThanOrEqual(Math.floor((before.length * 8) / 6));
        const keyEnds = Math.ceil(((before.length + KEY.length) * 8) / 6);
        expect(end.length).toBeLessThanOrEqual(encoded.length - keyEnds);
      }
    }
  });

  it("is redacted whatever key it is", () => {
    const key = fc.string({ unit: "grapheme-ascii", minLength: MIN_KEY_LENGTH, maxLength: 60 });
    const around = fc.string({ unit: "grapheme-ascii", maxLength: 20 });
    fc.assert(
      fc.property(key, around, fc.constantFrom(...Object.values(FORMS)), (secret, text, write) => {
        const form = write(secret);
        const redacted = redactorOf(secret)(`${text} ${form} ${text}`);
        expect(redacted).toContain(REDACTED);
        expect(redacted.toLowerCase()).not.toContain(form.toLowerCase());
      }),
    );
  });
});

it("a text without the key stays as it is, whatever escapes it holds", () => {
  const redact = redactorOf(KEY);
  for (const text of [
    "",
    "live",
    "100 %",
    "a\\u0041b%41%2F",
    "sk/live+A_b-",
    base64("something else"),
    "%".repeat(50),
  ])
    expect(redact(text)).toBe(text);
});

it("a key of fewer than eight characters is a placeholder, and is not looked for", () => {
  expect(MIN_KEY_LENGTH).toBe(8);
  expect(redactorOf("1234567")("is 1234567")).toBe("is 1234567");
  expect(redactorOf("12345678")("is 12345678")).toBe(`is ${REDACTED}`);
});

it("a text that nearly holds the key many times takes no longer than its length", () => {
  const redact = redactorOf(`${"a".repeat(60)}!`);
  const text = `%${"25".repeat(1000)}${"\\".repeat(1000)}${"a".repeat(59)}`.repeat(30);
  const took = (length: number): number => {
    const start = performance.now();
    expect(redact(text.slice(0, length))).toBe(text.slice(0, length));
    return performance.now() - start;
  };
  took(text.length);
  expect(took(text.length)).toBeLessThan(20 * Math.max(1, took(text.length / 4)));
});
