import { type ParameterModel, schemaName } from "../model.ts";
import type { Schema } from "../openapi.ts";

/** A schema as TypeScript that reads well in a tooltip; `fallback` where only the generated types can say it. */
export function typeText(schema: Schema, fallback: string): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const name = schemaName(schema);
  if (name) return `components["schemas"][${JSON.stringify(name)}]`;
  switch (schema.type) {
    case "string":
    case "boolean":
      return schema.type;
    case "integer":
    case "number":
      return "number";
    case "array":
      return schema.items ? `readonly (${typeText(schema.items, "unknown")})[]` : fallback;
    default:
      return fallback;
  }
}

/** A parameter's range, in words. */
export function rangeText({ schema }: ParameterModel): string | undefined {
  const { minimum, maximum } = schema;
  if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `At least ${minimum}.`;
  return maximum === undefined ? undefined : `At most ${maximum}.`;
}

/** A parameter's `@default` and `@example` tags. */
export function tagsOf({ schema, example, examples }: ParameterModel): string | undefined {
  const values = [example, ...Object.values(examples ?? {}).map(({ value }) => value)].filter(
    (value) => value !== undefined,
  );
  const tags = [
    ...(schema.default === undefined ? [] : [`@default ${JSON.stringify(schema.default)}`]),
    ...values.map((value) => `@example ${JSON.stringify(value)}`),
  ];
  return tags.length > 0 ? tags.join("\n") : undefined;
}
