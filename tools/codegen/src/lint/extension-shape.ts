import { readFileSync } from "node:fs";
import type { Location, UserContext } from "@redocly/openapi-core";
import { pathOf, type Step } from "../../../../spec/src/interpret/path.ts";
import { eachViolation } from "../engine.ts";
import { isRecord } from "../model/references.ts";
import type { Schema } from "../openapi.ts";
import { closestIn } from "./example-value.ts";

type Extension = "x-filter" | "x-list" | "x-lifecycle";

/** The description of the extensions; a test holds it to the keywords that the engine reads. */
const { $defs: SHAPES }: { $defs: Readonly<Record<string, Schema>> } = JSON.parse(
  readFileSync(new URL("../../../../spec/extensions.schema.json", import.meta.url), "utf8"),
);

/** Whether an extension has the shape that `extensions.schema.json` describes; what it lacks is reported. */
export function hasShape(
  extension: Extension,
  value: unknown,
  location: Location,
  context: UserContext,
): boolean {
  let fits = true;
  const report = (at: readonly Step[], text: string): void => {
    fits = false;
    const message = `${extension}: ${[pathOf(at), text].filter(Boolean).join(" ")}.`;
    const place = location.child(closestIn(value, at));
    // What must not be there is wrong itself, not its value.
    context.report({ message, location: Array.isArray(at.at(-1)) ? place.key() : place });
  };
  const shape = SHAPES[extension];
  if (!shape) throw new TypeError(`extensions.schema.json does not describe ${extension}`);
  eachViolation(value, shape, { schemas: SHAPES }, report);
  for (const [property, { propertyNames }] of Object.entries(shape.properties ?? {})) {
    const named = isRecord(value) ? value[property] : undefined;
    if (!isRecord(propertyNames) || !isRecord(named)) continue;
    // The engine does not read this keyword: the document may not use it, its description of extensions does.
    for (const name of Object.keys(named)) {
      eachViolation(name, propertyNames, { schemas: SHAPES }, (_, text) =>
        report([property, [name]], `is no name for it: it ${text}`),
      );
    }
  }
  return fits;
}
