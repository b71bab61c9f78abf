import type { FieldSchema, ListOperation, Schema } from "@covalkit/spec";
import fc from "fast-check";

/** Query parameters, some of them several times. */
export type Query = readonly (readonly [name: string, value: string])[];

/** Queries of a list operation: valid and not, with parameters that nobody knows. */
export function queries(operation: ListOperation): fc.Arbitrary<Query> {
  const known = Object.entries(operation.parameters)
    .filter(([, parameter]) => parameter.in === "query")
    .map(([name, { schema }]) =>
      sometimes(
        name === operation.filter?.parameter ? filters(operation.filter.fields) : valuesOf(schema),
        // Any token but one that was given out is wrong: seldom is enough.
        name === operation.list.pageToken ? 0.1 : 0.6,
      ).map((value): Query => (value === null ? [] : [[name, value]])),
    );
  const unknown = fc
    .option(fc.tuple(fc.constantFrom("mislaid", "mislaid_page", "mislaid_by"), word))
    .map((pair): Query => (pair === null ? [] : [pair]));
  return fc
    .tuple(fc.tuple(...known, unknown), sometimes(fc.nat(known.length), 0.05))
    .map(([parts, again]) => [...parts, again === null ? [] : (parts[again] ?? [])].flat());
}

/** Null as often as the share leaves over. */
function sometimes<Value>(values: fc.Arbitrary<Value>, share: number): fc.Arbitrary<Value | null> {
  return fc.oneof(
    { weight: 100 * share, arbitrary: values },
    { weight: 100 - 100 * share, arbitrary: fc.constant(null) },
  );
}

const word = fc.string({ unit: fc.constantFrom(..."abcXYZ019-_.éß日😀"), minLength: 1, maxLength: 8 });

/** Values in and around what the schema allows. */
function valuesOf(schema: Schema): fc.Arbitrary<string> {
  if (schema.enum)
    return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...schema.enum.map(String)) }, word);
  if (schema.type === "integer") {
    const { minimum = 0, maximum = 1000 } = schema;
    const around = fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1);
    return fc.oneof(
      { weight: 4, arbitrary: fc.integer({ min: minimum, max: maximum }).map(String) },
      around.map(String),
      word,
    );
  }
  return word;
}

/** Filters of the declared fields: well-formed, joined and nested, and now and then broken. */
function filters(fields: Readonly<Record<string, FieldSchema>>): fc.Arbitrary<string> {
  const comparison = fc
    .tuple(fc.constantFrom(...Object.entries(fields)), word)
    .chain(([[name, schema], key]) =>
      fc
        .tuple(operators(schema), operands(schema))
        .map(
          ([operator, value]) => `${name.replace("*", key.replace(/[^a-zA-Z]/g, "k"))}${operator}${value}`,
        ),
    );
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      comparison,
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `${a} AND ${b}`),
      fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a} OR ${b})`),
    ),
  }));
  const broken = fc
    .tuple(tree, fc.constantFrom(" AND", "(", '"', " NOT x=1", "=", "'"))
    .map(([text, end]) => text + end);
  return fc.oneof({ weight: 6, arbitrary: tree }, broken, word);
}

function operators({ enum: values }: FieldSchema): fc.Arbitrary<string> {
  const equality = fc.constantFrom("=", "!=");
  const order = fc.constantFrom(">", "<", ">=", "<=");
  return values ? fc.oneof({ weight: 6, arbitrary: equality }, order) : fc.oneof(equality, order);
}

function operands({ enum: values, format }: FieldSchema): fc.Arbitrary<string> {
  if (values) return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...values) }, word);
  if (format === "date-time") {
    const min = new Date("2025-12-01T00:00:00Z");
    const max = new Date("2026-01-02T00:00:00Z");
    return fc.date({ min, max, noInvalidDate: true }).map((date) => `"${date.toISOString()}"`);
  }
  return fc.oneof(
    word,
    word.map((text) => `"${text} ${text}"`),
    fc.constantFrom("true", "1", '"q4-support"'),
  );
}
