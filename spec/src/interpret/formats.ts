import { isInstant } from "./instants.ts";
import type { CHECKED_FORMATS } from "./keywords.ts";

/** A format of JSON Schema that values are held to. */
export interface Format {
  /** As part of a sentence: `an RFC 3339 timestamp`. */
  readonly noun: string;
  readonly test: (value: string | number) => boolean;
}

const text =
  (test: (value: string) => boolean) =>
  (value: string | number): boolean =>
    typeof value !== "string" || test(value);

const number =
  (test: (value: number) => boolean) =>
  (value: string | number): boolean =>
    typeof value !== "number" || test(value);

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;

// Typed by the list, so that neither has a format that the other lacks.
const formats: Readonly<Record<(typeof CHECKED_FORMATS)[number], Format>> = {
  "date-time": { noun: "an RFC 3339 timestamp", test: /* @__PURE__ */ text(isInstant) },
  date: {
    noun: "a date, as in 2025-11-03",
    test: /* @__PURE__ */ text((value) => DATE.test(value) && isInstant(`${value}T00:00:00Z`)),
  },
  time: {
    noun: "an RFC 3339 time, as in 14:32:30Z",
    test: /* @__PURE__ */ text((value) => TIME.test(value) && isInstant(`2000-01-01T${value}`)),
  },
  uuid: { noun: "a UUID", test: /* @__PURE__ */ text((value) => UUID.test(value)) },
  uri: { noun: "an absolute URI", test: /* @__PURE__ */ text((value) => URL.canParse(value)) },
  email: { noun: "an email address", test: /* @__PURE__ */ text((value) => /^[^@\s]+@[^@\s]+$/.test(value)) },
  int32: {
    noun: "an integer of 32 bits",
    test: /* @__PURE__ */ number((value) => Number.isInteger(value) && value === (value | 0)),
  },
  int64: { noun: "an integer", test: /* @__PURE__ */ number(Number.isInteger) },
};

/** The formats that a value can break; any other says something that no value is held to. */
export const FORMATS: Readonly<Record<string, Format>> = formats;

const formatOf = (name: string | undefined): Format | undefined =>
  name !== undefined && Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;

/** Whether a value keeps to a format; to one that is not known every value does. */
export const isOfFormat = (value: string | number, format: string | undefined): boolean =>
  formatOf(format)?.test(value) ?? true;

/** What a format asks for, as part of a sentence. */
export const formatNoun = (format: string | undefined): string => formatOf(format)?.noun ?? `a ${format}`;
