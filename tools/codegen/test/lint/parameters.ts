import {
  type Accepted,
  both,
  component,
  type Edit,
  parameter,
  parameterOf,
  path,
  type Refused,
  replace,
} from "./edits.ts";

const inPlace = (place: string, rest: string): Edit =>
  parameter(`name: mislaid\nin: ${place}\ndescription: Another.\n${rest}`);
const query = (style: string, schema: string): Edit =>
  parameter(`name: mislaid\nin: query\ndescription: Another.\n${style}\nschema: ${schema}`);

export const refused: Refused = {
  "the parameters": [
    ["a cookie", inPlace("▸cookie", "schema: { type: string }"), /"mislaid".*header or the query/],
    ["content", inPlace("query", "▸content: { application/json: { schema: { type: string } } }"), /`schema`/],
    [
      "reserved characters",
      inPlace("query", "allowReserved: ▸true\nschema: { type: string }"),
      /allowReserved/,
    ],
    ["empty values", inPlace("query", "allowEmptyValue: ▸true\nschema: { type: string }"), /allowEmptyValue/],
    [
      "a style that lists alone have",
      inPlace("query", "style: ▸pipeDelimited\nschema: { type: string }"),
      /a value in the query with style: pipeDelimited. Write `style: form`/,
    ],
    [
      "a list of a style and explode that do not go together",
      inPlace(
        "query",
        "style: spaceDelimited\nexplode: ▸true\nschema: { type: array, items: { type: string } }",
      ),
      /explode: true with style: spaceDelimited.*`explode: false`/,
    ],
    [
      "an object in the query that is no deepObject",
      parameterOf("▸{ type: object, properties: { a: { type: string } } }"),
      /`style: deepObject`/,
    ],
    [
      "a deepObject that is not exploded",
      inPlace(
        "query",
        "style: deepObject\nexplode: ▸false\nschema: { type: object, properties: { a: { type: string } } }",
      ),
      /explode: false with style: deepObject/,
    ],
    [
      "an object that holds lists",
      inPlace(
        "query",
        "style: deepObject\nschema: ▸{ type: object, properties: { a: { type: array, items: { type: string } } } }",
      ),
      /neither lists nor objects/,
    ],
    [
      "an object of objects by any name",
      inPlace(
        "query",
        "style: deepObject\nschema: ▸{ type: object, additionalProperties: { type: object } }",
      ),
      /neither lists nor objects/,
    ],
    [
      "a list of lists",
      parameterOf("▸{ type: array, items: { type: array, items: { type: string } } }"),
      /neither lists nor objects/,
    ],
    [
      "a list of objects, behind allOf",
      parameterOf(
        '▸{ allOf: [{ type: array, items: { allOf: [{ $ref: "#/components/schemas/Error" }] } }] }',
      ),
      /neither lists nor objects/,
    ],
    [
      "an object in a header",
      inPlace("header", "schema: ▸{ type: object, properties: { a: { type: string } } }"),
      /object in a header/,
    ],
    [
      "a header that OpenAPI ignores",
      parameter("name: ▸Authorization\nin: header\ndescription: A key.\nschema: { type: string }"),
      /ignores.*securitySchemes/,
    ],
    ["null alone", parameterOf('▸{ type: "null" }'), /null alone/],
    [
      "a list or a value",
      parameterOf("▸{ oneOf: [{ type: string }, { type: array, items: { type: string } }] }"),
      /The list|Write the list alone/,
    ],
    [
      "a list that is an alternative",
      parameterOf(
        "▸{ anyOf: [{ type: array, items: { type: string } }, { type: array, items: { type: integer } }] }",
      ),
      /Of alternatives, a list is not read.*`type: array`/,
    ],
    ["items without the type", parameterOf("▸{ items: { type: string } }"), /`type: array`/],
    [
      "properties without the type",
      parameterOf("▸{ properties: { a: { type: string } } }"),
      /`type: object`/,
    ],
    [
      "a schema that holds itself",
      both(
        component(
          'Mislaid: { type: object, description: It., properties: { inside: { $ref: "#/components/schemas/Mislaid" } } }',
        ),
        inPlace("query", 'style: deepObject\nschema: ▸{ $ref: "#/components/schemas/Mislaid" }'),
      ),
      /cannot hold itself/,
    ],
    [
      "a list in a path",
      both(
        path(
          "parameters: [{ name: id, in: path, required: true, description: Its ids., schema: ▸{ type: array, items: { type: string } } }]",
        ),
        replace("/v1/mislaid:", "/v1/mislaid/{id}:"),
      ),
      /list in a path.*query/,
    ],
    [
      "another style of a path",
      both(
        path(
          "parameters: [{ name: id, in: path, style: ▸matrix, required: true, description: Its id., schema: { type: string } }]",
        ),
        replace("/v1/mislaid:", "/v1/mislaid/{id}:"),
      ),
      /a path with style: matrix. Write `style: simple`/,
    ],
    [
      "a part of a path that may be left out",
      both(
        path(
          "parameters:\n  - ▸name: id\n    in: path\n    description: Its id.\n    schema: { type: string }",
        ),
        replace("/v1/mislaid:", "/v1/mislaid/{id}:"),
      ),
      /`required: true`/,
    ],
    [
      "what a path gives its operations",
      replace(
        /(?<=\npaths:\n)/,
        '  /v1/mislaid:\n    parameters: [{ name: seat, in: ▸cookie, description: A seat., schema: { type: string } }]\n    get:\n      operationId: getMislaid\n      tags: [conversations]\n      summary: Get it\n      responses: { "200": { description: It. }, "404": { description: None. } }\n',
      ),
      /"seat"/,
    ],
  ],
};

export const accepted: Accepted = {
  "the parameters": [
    ["a list of values, exploded", parameterOf("{ type: array, items: { type: integer } }")],
    ["a list, not exploded", query("explode: false", "{ type: array, items: { type: string } }")],
    [
      "a list between bars",
      query("style: pipeDelimited\nexplode: false", "{ type: array, items: { type: string } }"),
    ],
    [
      "an object as deepObject",
      query(
        "style: deepObject",
        "{ type: object, properties: { a: { type: string } }, additionalProperties: { type: integer } }",
      ),
    ],
    [
      "a deepObject that says it is exploded",
      query("style: deepObject\nexplode: true", "{ type: object, properties: { a: { type: string } } }"),
    ],
    [
      "a list in a header",
      parameter(
        "name: X-Mislaid\nin: header\ndescription: Some.\nschema: { type: array, items: { type: string } }",
      ),
    ],
    ["a value or null", parameterOf('{ type: [string, "null"] }')],
    ["values of several types", parameterOf("{ oneOf: [{ type: integer }, { type: string, enum: [all] }] }")],
    ["any value", parameterOf("{}")],
  ],
};
