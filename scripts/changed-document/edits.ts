/** What a maintainer may do to the document on any day. No name here is one that the API would ever have. */
import { isMap, isScalar, isSeq, visit, type YAMLMap } from "yaml";
import { addList } from "./another-list.ts";
import { addTo, mapAt, type Parts, parameterWhere } from "./document.ts";

/** One change of the document. */
export type Edit = (parts: Parts) => void;

const pageSizeOf = (parts: Parts): YAMLMap =>
  parameterWhere(parts, (each) => /size|limit/.test(String(each.get("name"))));
const orderByOf = (parts: Parts): YAMLMap =>
  parameterWhere(parts, (each) => String(each.get("name")).includes("order"));
const filterOf = (parts: Parts): YAMLMap => parameterWhere(parts, (each) => each.has("x-filter"));

/** Pages of another range, default and example; the document's errors say so where they said the old range. */
export function pageSizes(range: {
  minimum: number;
  maximum: number;
  default: number;
  example: number;
}): Edit {
  return (parts) => {
    const parameter = pageSizeOf(parts);
    const { example, ...limits } = range;
    const said = `between ${parameter.getIn(["schema", "minimum"])} and ${parameter.getIn(["schema", "maximum"])}`;
    for (const [name, value] of Object.entries(limits)) parameter.setIn(["schema", name], value);
    parameter.set("example", example);
    visit(parts.document, {
      Scalar(_, scalar) {
        if (typeof scalar.value !== "string") return;
        scalar.value = scalar.value.replace(said, `between ${range.minimum} and ${range.maximum}`);
      },
    });
  };
}

/** No page size when none is asked for. */
export const noDefaultPageSize: Edit = (parts) => {
  pageSizeOf(parts).deleteIn(["schema", "default"]);
};

/** Another order when none is asked for: the last of those that there are. */
export const anotherDefaultOrder: Edit = (parts) => {
  const schema = mapAt(parts.document, orderByOf(parts).get("schema"));
  const orders = schema.get("enum");
  if (!isSeq(orders)) throw new Error("The orders are no list.");
  const values = orders.items.map((each) => (isScalar(each) ? each.value : each));
  schema.set(
    "default",
    values.findLast((value) => value !== schema.get("default")),
  );
};

/** One more property of an item, a property in each example of one. */
export const anotherProperty: Edit = (parts) =>
  addProperty(parts, "lantern_count", { type: "integer", minimum: 0 }, 3);

/** One more query parameter. */
export const anotherParameter: Edit = ({ document, parameters }) => {
  parameters.add(
    document.createNode({
      name: "with_lanterns",
      in: "query",
      description: "Whether to say how many lanterns were lit.",
      schema: { type: "boolean", default: false },
    }),
  );
};

/** One more status: a stage, so before the endings, where the filter's prose names it too. */
export const anotherStatus: Edit = (parts) => {
  const schemas = parts.document.getIn(["components", "schemas"]);
  const statuses = isMap(schemas)
    ? schemas.items.map(({ value }) => value).find((each) => isMap(each) && each.has("x-lifecycle"))
    : undefined;
  const values = isMap(statuses) ? statuses.get("enum") : undefined;
  if (!isMap(statuses) || !isSeq(values)) throw new Error("The document has no x-lifecycle.");
  const texts = values.items.map((each) => String(isScalar(each) ? each.value : each));
  const endings = JSON.parse(JSON.stringify(statuses.get("x-lifecycle"))) as Record<string, string[]>;
  const end = texts.findIndex((text) => Object.values(endings).flat().includes(text));
  const after = texts[end - 1];
  values.items.splice(end, 0, parts.document.createNode("LANTERN_LIT"));
  editProse(parts, (prose) => prose.replace(`\`${after}\`, `, `\`${after}\`, \`LANTERN_LIT\`, `));
};

/** One more field to filter by, the property that backs it, and the prose that says so. */
export const anotherFilterField: Edit = (parts) => {
  addProperty(parts, "lantern_color", { type: "string" }, "green");
  addTo(filterOf(parts).getIn(["x-filter", "fields"]), "lantern_color", { type: "string" });
  editProse(parts, (prose) => `${prose.trimEnd()}\n- \`lantern_color\`: the color of the first lantern\n`);
};

/** The parameters in another order: the last one first. */
export const otherOrderOfParameters: Edit = ({ parameters }) => {
  parameters.items.reverse();
};

/** More lists with tags and schemas of their own; they stand before the first one. */
export function moreLists(...names: string[]): Edit {
  return (parts) => {
    for (const name of names) addList(parts, name);
  };
}

function addProperty(parts: Parts, name: string, schema: object, example: unknown): void {
  addTo(parts.item.get("properties"), name, { ...schema, description: "What was counted of the lanterns." });
  const examples = parts.operation.getIn(["responses", "200", "content", "application/json", "examples"]);
  if (!isMap(examples)) throw new Error("The list has no examples.");
  for (const { value } of examples.items) {
    const items = mapAt(parts.document, value).getIn(["value", parts.items]);
    for (const item of isSeq(items) ? items.items : []) addTo(item, name, example);
  }
}

function editProse(parts: Parts, edit: (prose: string) => string): void {
  const filter = filterOf(parts);
  const prose = String(filter.get("description"));
  const edited = edit(prose);
  if (edited === prose) throw new Error("The filter's prose is not what it was taken for.");
  filter.set("description", edited);
}
