import type { Schema } from "@covalkit/spec";
import { valueAt, violationOf } from "@covalkit/spec/interpret";
import { bodyOf } from "../generate/make-body.ts";
import { valueMaker } from "../generate/make-value.ts";
import { createMakerContext } from "../generate/making.ts";
import { variantsIn } from "../generate/variants.ts";
import type { ApiTable } from "./api-table.ts";
import type { Success } from "./success.ts";

/** What must stand around what the mock knows, so that a body has the shape of the document. */
export interface Envelope {
  readonly body: object;
  /** What of it is the document's example, or made up: paths, with dots. */
  readonly filled: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The required properties beside `paths`, and beside the objects on the way there: as the document's example has them,
 * else made up.
 */
export function envelopeOf(
  where: string,
  { schema = {}, examples }: Success,
  paths: readonly string[],
  table: Pick<ApiTable, "schemas">,
): Envelope {
  const context = createMakerContext(table.schemas, valueMaker);
  const [first] = paths;
  const shown = Object.values(examples).find((example) => valueAt(example, first ?? "") !== undefined);
  const filled: string[] = [];

  function around(
    part: Schema,
    inside: readonly (readonly string[])[],
    example: unknown,
    at: string,
  ): object {
    const heads = inside.map(([head = ""]) => head);
    const variants = variantsIn(part, context);
    const fitting = variants.filter(({ properties = {} }) =>
      heads.every((head) => Object.hasOwn(properties, head)),
    );
    const variant =
      fitting.find((each) => violationOf(example, each, table) === undefined) ??
      fitting[0] ??
      variants[0] ??
      {};
    const { properties = {}, required = [] } = variant;
    const body: Record<string, unknown> = {};
    for (const name of new Set([...Object.keys(properties), ...required])) {
      const through = inside.filter(([head]) => head === name).map(([, ...rest]) => rest);
      const own = properties[name] ?? {};
      const path = at === "" ? name : `${at}.${name}`;
      const known = fieldOf(example, name);
      if (through.some((rest) => rest.length === 0)) continue;
      if (through.length > 0) body[name] = around(own, through, known, path);
      else if (required.includes(name)) {
        const made = known === undefined ? bodyOf(`${where} ${path}`, own, table) : { value: known };
        if ("value" in made) body[name] = made.value;
        if (own.const === undefined && own.enum?.length !== 1) filled.push(path);
      }
    }
    return body;
  }

  const steps = paths.filter((path) => path !== "").map((path) => path.split("."));
  return { body: steps.length > 0 ? around(schema, steps, shown, "") : {}, filled };
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Fields)[name]
    : undefined;
