import type { Schema } from "@covalkit/spec";
import { resolveSchema } from "@covalkit/spec/interpret";
import type { MakerContext } from "./making.ts";

/** What the schema becomes with one of its alternatives: one schema for each choice. */
export function variantsOf(
  schema: Schema,
  context: Pick<MakerContext, "schemas" | "variants">,
): readonly Schema[] {
  const known = context.variants.get(schema);
  if (known) return known;
  const { oneOf, anyOf, discriminator, ...base } = schema;
  const chosen = [oneOf, anyOf].reduce<readonly Schema[]>(
    (all, alternatives) =>
      alternatives
        ? all.flatMap((each) => alternatives.map((other) => both(each, named(other, alternatives), context)))
        : all,
    [base],
  );
  context.variants.set(schema, chosen);
  return chosen;

  /** The alternative, with the value of the discriminating property that leads to it. */
  function named(alternative: Schema, alternatives: readonly Schema[]): Schema {
    const { $ref } = alternative;
    if (!discriminator || $ref === undefined) return alternative;
    const { propertyName, mapping = {} } = discriminator;
    const leadsHere = (name: string) => {
      const target = mapping[name] ?? name;
      const first = alternatives.find((each) => each.$ref === target || each.$ref?.endsWith(`/${target}`));
      return first === alternative;
    };
    const names = [...Object.keys(mapping), $ref.slice($ref.lastIndexOf("/") + 1)].filter(leadsHere);
    const tag: Schema = {
      type: "object",
      required: [propertyName],
      properties: { [propertyName]: { enum: names } },
    };
    return both(alternative, tag, context);
  }
}

/** The schemas without alternatives that a schema may stand for, each combination of alternatives being one. */
export function variantsIn(
  schema: Schema,
  context: Pick<MakerContext, "schemas" | "variants">,
  level = 0,
): readonly Schema[] {
  const found = resolveSchema(schema, context);
  if (!found.oneOf && !found.anyOf) return [found];
  return level > MAX_DEPTH
    ? []
    : variantsOf(found, context).flatMap((each) => variantsIn(each, context, level + 1));
}

/** Alternatives of alternatives are followed so far; a recursive one never ends. */
const MAX_DEPTH = 8;

const NOTES = ["title", "description", "example", "examples", "default", "deprecated"];

const LOWER = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"] as const;
const UPPER = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"] as const;

/** What fits both, as far as one schema can say it; whoever uses it looks whether the values do. */
export function both(one: Schema, other: Schema, context: Pick<MakerContext, "schemas">): Schema {
  const [a, b] = [resolveSchema(one, context), resolveSchema(other, context)];
  // As it is, so that a recursive schema meets itself again.
  if (Object.keys(a).every((keyword) => NOTES.includes(keyword))) return b;
  if (Object.keys(b).every((keyword) => NOTES.includes(keyword))) return a;
  const bound = (
    keyword: (typeof LOWER | typeof UPPER)[number],
    choose: (...numbers: number[]) => number,
  ) => {
    const bounds = [a[keyword], b[keyword]].filter((each) => each !== undefined);
    return bounds.length > 0 ? { [keyword]: choose(...bounds) } : {};
  };
  const types = commonTypes(a, b);
  return {
    ...a,
    ...b,
    ...(types && { type: types }),
    ...(a.enum && b.enum && { enum: a.enum.filter((value) => b.enum?.includes(value)) }),
    ...((a.required ?? b.required) && {
      required: [...new Set([...(a.required ?? []), ...(b.required ?? [])])],
    }),
    ...((a.properties ?? b.properties) && { properties: commonProperties(a, b, context) }),
    ...(a.additionalProperties === false && { additionalProperties: false }),
    ...Object.assign({}, ...LOWER.map((keyword) => bound(keyword, Math.max))),
    ...Object.assign({}, ...UPPER.map((keyword) => bound(keyword, Math.min))),
  };
}

function commonTypes(a: Schema, b: Schema): readonly string[] | undefined {
  if (a.type === undefined || b.type === undefined) return undefined;
  const [left, right] = [[a.type].flat(), [b.type].flat()];
  const accepts = (types: readonly string[], type: string) =>
    types.includes(type) || (type === "integer" && types.includes("number"));
  return [
    ...left.filter((type) => accepts(right, type)),
    ...right.filter((type) => accepts(left, type)),
  ].filter((type, index, all) => all.indexOf(type) === index);
}

function commonProperties(
  a: Schema,
  b: Schema,
  context: Pick<MakerContext, "schemas">,
): Record<string, Schema> {
  const names = new Set([...Object.keys(a.properties ?? {}), ...Object.keys(b.properties ?? {})]);
  const entries = [...names].map((name) => {
    const [left, right] = [a, b].map(({ properties = {}, additionalProperties }) =>
      Object.hasOwn(properties, name)
        ? properties[name]
        : additionalProperties === false
          ? { enum: [] }
          : typeof additionalProperties === "object"
            ? additionalProperties
            : {},
    );
    return [name, both(left ?? {}, right ?? {}, context)] as const;
  });
  return Object.fromEntries(entries);
}
