import { readFileSync } from "node:fs";
import type { Location, UserContext } from "@redocly/openapi-core";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const extensionsSchema = JSON.parse(
  readFileSync(new URL("../../../../spec/extensions.schema.json", import.meta.url), "utf8"),
);
const ajv = new Ajv2020({ allErrors: true }).addSchema(extensionsSchema, "extensions");
type Extension = "x-filter" | "x-list" | "x-lifecycle";

const shapeOf = (extension: Extension): ValidateFunction =>
  ajv.compile({ $ref: `extensions#/$defs/${extension}` });
const shapes: Readonly<Record<Extension, ValidateFunction>> = {
  "x-filter": shapeOf("x-filter"),
  "x-list": shapeOf("x-list"),
  "x-lifecycle": shapeOf("x-lifecycle"),
};

/** Whether an extension has the shape that `extensions.schema.json` describes; what it lacks is reported. */
export function hasShape(
  extension: Extension,
  value: unknown,
  location: Location,
  context: UserContext,
): boolean {
  const validate = shapes[extension];
  if (validate(value)) return true;
  for (const error of validate.errors ?? []) {
    const path = error.instancePath.split("/").slice(1);
    const extra = error.params.additionalProperty ?? error.params.propertyName;
    context.report({
      message: `${extension}: ${path.join(".")} ${error.message ?? "is not valid"}${extra ? `: "${extra}"` : ""}.`,
      location: location.child(path),
    });
  }
  return false;
}
