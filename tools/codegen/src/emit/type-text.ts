import type { ParameterModel } from "../model.ts";
import type { Schema } from "../openapi.ts";

/** A schema as TypeScript that reads well in a tooltip; `fallback` where only the generated types can say it. */
export function typeText(schema: Schema, fallback: string): string {
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ") || "never";
  if (schema.const !== undefined) return JSON.stringify(schema.const);
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
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (exclusiveMinimum !== undefined || exclusiveMaximum !== undefined) {
    const bounds = [
      exclusiveMinimum !== undefined && `more than ${exclusiveMinimum}`,
      minimum !== undefined && `at least ${minimum}`,
      exclusiveMaximum !== undefined && `less than ${exclusiveMaximum}`,
      maximum !== undefined && `at most ${maximum}`,
    ].filter((bound) => bound !== false);
    const text = bounds.join(", ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  }
  if (minimum !== undefined && maximum !== undefined) return `From ${minimum} to ${maximum}.`;
  if (minimum !== undefined) return `At least ${minimum}.`;
  return maximum === undefined ? undefined : `At most ${maximum}.`;
}

/** A parameter's `@default` and `@example` tags. */
export function tagsOf({ schema, examples }: ParameterModel): string | undefined {
  const tags = [
    ...(schema.default === undefined ? [] : [`@default ${JSON.stringify(schema.default)}`]),
    ...examples.map(({ value }) => `@example ${JSON.stringify(value)}`),
  ];
  return tags.length > 0 ? tags.join("\n") : undefined;
}
