import { readFileSync } from "node:fs";
import type { Location, UserContext } from "@redocly/openapi-core";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

type Extension = "x-filter" | "x-list" | "x-lifecycle";

let ajv: Ajv2020 | undefined;

/** The check of an extension; made when the document uses it first, for making one takes its time. */
function shapeOf(extension: Extension): ValidateFunction {
  if (!ajv) {
    const file = new URL("../../../../spec/extensions.schema.json", import.meta.url);
    // The description of the extensions is ours: a test holds it to its own schema.
    ajv = new Ajv2020({ allErrors: true, meta: false, validateSchema: false, code: { optimize: false } });
    ajv.addSchema(JSON.parse(readFileSync(file, "utf8")), "extensions");
  }
  const shape = ajv.getSchema(`extensions#/$defs/${extension}`);
  if (!shape) throw new TypeError(`extensions.schema.json does not describe ${extension}`);
  return shape;
}

/** Whether an extension has the shape that `extensions.schema.json` describes; what it lacks is reported. */
export function hasShape(
  extension: Extension,
  value: unknown,
  location: Location,
  context: UserContext,
): boolean {
  const validate = shapeOf(extension);
  if (validate(value)) return true;
  for (const error of validate.errors ?? []) {
    const path = error.instancePath.split("/").slice(1);
    const { additionalProperty, propertyName, allowedValue, allowedValues } = error.params;
    const detail = additionalProperty ?? propertyName ?? allowedValue ?? allowedValues;
    const named = detail === undefined ? "" : `: ${JSON.stringify(detail)}`;
    context.report({
      message: `${extension}: ${[path.join("."), error.message ?? "is not valid"].filter(Boolean).join(" ")}${named}.`,
      location: location.child(path),
    });
  }
  return false;
}
