/** A list that has nothing to do with those of the document. */
import { isMap } from "yaml";
import { namesIn, newName, type Parts } from "./document.ts";

/** What the API may list one day; each is an ordinary plural. */
const NAMES = [
  "runs",
  "agents",
  "simulations",
  "metrics",
  "reports",
  "personas",
  "dashboards",
  "templates",
  "webhooks",
];

/**
 * Adds a list that the document does not have: puts `GET /v1/<name>` and `GET /v1/<name>/{id}` before every other path,
 * with a tag, a schema and a range of pages of their own. Errors are the first list's: one API has one kind of them.
 */
export function addList({ document, operation }: Parts): void {
  const taken = namesIn(document.get("paths")).flatMap((path) => path.split("/"));
  const name = newName(taken, ...NAMES);
  const singular = name.replace(/s$/, "");
  const Singular = singular.replace(/^./, (first) => first.toUpperCase());
  const id = `${singular}_id`;
  const reference = { $ref: `#/components/schemas/${Singular}` };
  const responses = JSON.parse(JSON.stringify(operation.get("responses"))) as Record<string, unknown>;
  delete responses["200"];
  const answer = (schema: object) => ({
    "200": {
      description: `What was asked for, of the ${name}.`,
      content: { "application/json": { schema } },
    },
    ...responses,
  });
  const query = (parameter: string, description: string, schema: object, more: object = {}) => ({
    name: parameter,
    in: "query",
    description,
    ...more,
    schema,
  });

  const paths = document.get("paths");
  if (!isMap(paths)) throw new Error("The document has no paths.");
  const list = {
    operationId: `list${Singular}s`,
    tags: [name],
    summary: `List ${name}`,
    description: `Returns one page of ${name}.`,
    "x-list": { items: name, id, columns: [id, "color", "hung_up_at"], time: "hung_up_at" },
    parameters: [
      query("page_size", `The most ${name} on one page.`, {
        type: "integer",
        minimum: 3,
        maximum: 40,
        default: 12,
      }),
      query("page_token", "The token of the page before.", { type: "string" }),
      query(
        "filter",
        `Keeps only the ${name} for which the expression holds.\n\n` +
          "- `color`: one of `RED`, `GREEN`\n- `hung_up_at`: an ISO 8601 timestamp\n",
        { type: "string" },
        { "x-filter": { fields: { color: { type: "string", enum: ["RED", "GREEN"] }, hung_up_at: time } } },
      ),
    ],
    responses: answer({
      type: "object",
      required: [name],
      properties: {
        [name]: { type: "array", items: reference },
        next_page_token: { type: ["string", "null"] },
      },
    }),
  };
  const get = {
    operationId: `get${Singular}`,
    tags: [name],
    summary: `Get a ${singular}`,
    description: `Returns one ${singular}.`,
    parameters: [
      { name: id, in: "path", required: true, description: "Which one.", schema: { type: "string" } },
    ],
    responses: answer(reference),
  };
  const schema = {
    type: "object",
    description: `A ${singular}; nothing that the API knows of.`,
    required: [id, "hung_up_at"],
    properties: {
      [id]: { type: "string", minLength: 8, maxLength: 12 },
      color: { type: "string", enum: ["RED", "GREEN"] },
      hung_up_at: time,
    },
  };
  paths.items.unshift(
    document.createPair(`/v1/${name}`, { get: list }),
    document.createPair(`/v1/${name}/{${id}}`, { get }),
  );
  document.addIn(["tags"], document.createNode({ name, description: `All about ${name}.` }));
  document.setIn(["components", "schemas", Singular], document.createNode(schema));
}

const time = { type: "string", format: "date-time" };
