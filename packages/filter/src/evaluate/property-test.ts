/** Whether a value of a record meets a comparison. */
export type ValueTest = (value: unknown) => boolean;

/** Whether a record meets a comparison. */
export type Predicate = (record: object) => boolean;

// An object of unknown shape. What is read is tested before it is asked whether it is an own property, since that
// costs the most and most values fail.
type Loose = Readonly<Record<string, unknown>>;

const plain: object = Object.prototype;

/** Of a property that is there. For most objects there is a cheaper way to tell than to ask. */
const isOwn = (record: object, name: string): boolean =>
  (Object.getPrototypeOf(record) === plain && (plain as Loose)[name] === undefined) ||
  Object.hasOwn(record, name);

/** The test of what a field's name leads to, by own properties. */
export function propertyTest(field: string, test: ValueTest): Predicate {
  const [first = "", second, ...rest] = field.split(".");
  if (second === undefined) {
    return (record) => test((record as Loose)[first]) && isOwn(record, first);
  }
  const inner = propertyTest([second, ...rest].join("."), test);
  return (record) => {
    const found = (record as Loose)[first];
    return typeof found === "object" && found !== null && inner(found) && isOwn(record, first);
  };
}

/** The same for equality, the most frequent test of all: it is not worth a call of its own. */
export function propertyIs(field: string, value: unknown): Predicate {
  return field.includes(".")
    ? propertyTest(field, (found) => found === value)
    : (record) => (record as Loose)[field] === value && isOwn(record, field);
}
