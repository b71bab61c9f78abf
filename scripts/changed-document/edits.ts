/** What a maintainer may do to the document on any day, with the names that the API may well get. */
import { isMap, isSeq, visit, type YAMLMap } from "yaml";
import { addList } from "./another-list.ts";
import { addTo, mapAt, namesIn, newName, type Parts, parameterWhere, valuesIn } from "./document.ts";

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
  const orders = valuesIn(schema.get("enum"));
  schema.set(
    "default",
    orders.findLast((order) => order !== schema.get("default")),
  );
};

/** One more property of an item, and of the items in the examples. */
export const anotherProperty: Edit = (parts) => {
  const properties = namesIn(parts.item.get("properties"));
  const name = newName(properties, "tags", "duration_seconds", "turn_count", "extra");
  addProperty(parts, name, { type: "array", items: { type: "string" } }, ["urgent"]);
};

/** One more query parameter. */
export const anotherParameter: Edit = ({ document, parameters }) => {
  const names = parameters.items.map((each) => String(mapAt(document, each).get("name")));
  parameters.add(
    document.createNode({
      name: newName(names, "include_deleted", "verbose", "page", "limit"),
      in: "query",
      description: "Whether to list what was deleted too.",
      schema: { type: "boolean", default: false },
    }),
  );
};

/** One more stage on the way, which comes before the endings, and one more way to leave it, which comes last. */
export const moreStatuses: Edit = (parts) => {
  const schemas = parts.document.getIn(["components", "schemas"]);
  const statuses = isMap(schemas)
    ? schemas.items.map(({ value }) => value).find((each) => isMap(each) && each.has("x-lifecycle"))
    : undefined;
  const values = isMap(statuses) ? statuses.get("enum") : undefined;
  if (!isMap(statuses) || !isSeq(values)) throw new Error("The document has no x-lifecycle.");
  const before = valuesIn(values);
  const endings = valuesIn(statuses.getIn(["x-lifecycle", "endings"]));
  const stage = newName(before, "TRANSCRIBING", "PAUSED", "SCHEDULED");
  const withdrawal = newName(before, "ARCHIVED", "EXPIRED", "REJECTED");
  const end = before.findIndex((status) => endings.includes(status));
  values.items.splice(end, 0, parts.document.createNode(stage));
  values.add(parts.document.createNode(withdrawal));
  statuses.addIn(["x-lifecycle", "withdrawals"], parts.document.createNode(withdrawal));
  const [first = "", last = ""] = [before[end - 1], before.at(-1)];
  editProse(parts, (prose) => nameBehind(nameBehind(prose, first, stage), last, withdrawal));
};

/** One more field to filter by, the property that backs it, and the prose that says so. */
export const anotherFilterField: Edit = (parts) => {
  const name = newName(namesIn(parts.item.get("properties")), "agent_id", "persona_id", "simulation_id");
  addProperty(parts, name, { type: "string" }, "agent-7");
  addTo(filterOf(parts).getIn(["x-filter", "fields"]), name, { type: "string" });
  editProse(parts, (prose) => `${prose.trimEnd()}\n- \`${name}\`: who spoke for you\n`);
};

/** The parameters in another order: the last one first. */
export const otherOrderOfParameters: Edit = ({ parameters }) => {
  parameters.items.reverse();
};

/** More lists with tags and schemas of their own; they stand before the first one. */
export function moreLists(count: number): Edit {
  return (parts) => {
    for (let more = 0; more < count; more++) addList(parts);
  };
}

function addProperty(parts: Parts, name: string, schema: object, example: unknown): void {
  addTo(parts.item.get("properties"), name, { ...schema, description: "What came with a later version." });
  const examples = parts.operation.getIn(["responses", "200", "content", "application/json", "examples"]);
  if (!isMap(examples)) throw new Error("The list has no examples.");
  for (const { value } of examples.items) {
    const items = mapAt(parts.document, value).getIn(["value", parts.items]);
    for (const item of isSeq(items) ? items.items : []) addTo(item, name, example);
  }
}

/** Names a status in the filter's prose behind another one, where a field's values are listed. */
function nameBehind(prose: string, before: string, status: string): string {
  return prose.replace(new RegExp(`^(- .*\`${before}\`)`, "m"), `$1, \`${status}\``);
}

function editProse(parts: Parts, edit: (prose: string) => string): void {
  const filter = filterOf(parts);
  const prose = String(filter.get("description"));
  const edited = edit(prose);
  if (edited === prose) throw new Error("The filter's prose is not what it was taken for.");
  filter.set("description", edited);
}
