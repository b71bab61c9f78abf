import {
  type Accepted,
  both,
  component,
  parameter,
  path,
  propertyOf,
  type Refused,
  response,
} from "./edits.ts";

/** A parcel, and what may be on its way: recursive, composed, of two kinds. */
const SHIPMENT = `Shipment:
  description: It.
  type: object
  required: [id]
  properties:
    id: { type: string, minLength: 2 }
    parts: { type: array, items: { $ref: "#/components/schemas/Shipment" } }
    way: { oneOf: [{ $ref: "#/components/schemas/ByAir" }, { type: string }] }
    labels: { type: object, additionalProperties: { type: integer } }
    note: { allOf: [{ type: string, maxLength: 9 }, { maxLength: 3 }] }`;
const BY_AIR =
  "ByAir: { description: It., type: object, required: [flight], properties: { flight: { type: string } } }";

/** A list of the API that answers shipments, with an example of it. */
const shipment = (example: string) =>
  both(
    component(BY_AIR),
    component(SHIPMENT),
    path(
      "description: A shipment.",
      `content: { application/json: { schema: { $ref: "#/components/schemas/Shipment" }, example: ${example} } }`,
    ),
  );

export const refused: Refused = {
  "the examples of a response": [
    ["a value of another type", shipment("{ id: ▸5 }"), /In the example, id must be a string, not a number/],
    [
      "a value deep in a recursive schema",
      shipment("{ id: ab, parts: [{ id: abc }, { id: ab, parts: [{ id: ▸a }] }] }"),
      /In the example, parts\[1\]\.parts\[0\]\.id must have at least 2 characters/,
    ],
    ["a part that lacks something", shipment("{ id: ab, parts: [▸{}] }"), /parts\[0\]\.id must be there/],
    ["a value that a part of allOf bounds", shipment("{ id: ab, note: ▸abcd }"), /note must have at most 3/],
    [
      "a value of no alternative",
      shipment("{ id: ab, way: ▸5 }"),
      /way must be an object or a string, not a number/,
    ],
    [
      "a value of other names",
      shipment("{ id: ab, labels: { ▸a b: x } }"),
      /labels\["a b"\] must be an integer/,
    ],
    ["a property that is not described", shipment("{ id: ab, ▸pars: [] }"), /pars is no property/],
    [
      "a property that the alternative does not describe",
      shipment("{ id: ab, way: { flight: a, ▸fligt: b } }"),
      /way\.fligt is no property/,
    ],
    [
      "an instant that does not exist",
      response(
        '"409":\n  description: No.\n  content: { application/json: { schema: { type: string, format: date-time }, examples: { lost: { value: ▸"2025-02-30T00:00:00Z" } } } }',
      ),
      /The example "lost" must be an RFC 3339 timestamp/,
    ],
  ],
  "the examples of a header": [
    [
      "a value of another type",
      response(
        '"409":\n  description: No.\n  headers: { X-Lost: { description: It., schema: { type: integer }, example: ▸soon } }',
      ),
      /The example must be an integer, not a string/,
    ],
  ],
  "the examples of a parameter": [
    [
      "a value out of range",
      parameter(
        "name: lost\nin: query\ndescription: It.\nschema: { type: integer, maximum: 5 }\nexample: ▸6",
      ),
      /The example must be at most 5/,
    ],
    [
      "a named value that is none of an enum",
      parameter(
        "name: lost\nin: query\ndescription: It.\nschema: { type: string, enum: [A, B] }\nexamples: { c: { value: ▸C } }",
      ),
      /The example "c" must be one of A, B/,
    ],
  ],
  "the examples of a schema": [
    ["one that breaks it", propertyOf("{ type: integer, example: ▸a }"), /The example must be an integer/],
    [
      "the second that breaks it",
      propertyOf("{ type: integer, examples: [1, ▸a] }"),
      /The example must be an integer, not a string/,
    ],
    [
      "a default that breaks it",
      propertyOf("{ type: integer, minimum: 2, default: ▸1 }"),
      /The default must be at least 2/,
    ],
    [
      "a default in the items of a list",
      propertyOf("{ type: array, items: { type: string, maxLength: 2, default: ▸abc } }"),
      /The default must have at most 2 characters/,
    ],
    [
      "an example of a component's part",
      component(
        "Mislaid: { description: It., type: object, properties: { at: { type: string, format: date, example: ▸soon } } }",
      ),
      /The example must be a date/,
    ],
  ],
};

export const accepted: Accepted = {
  "the examples": [
    [
      "what keeps to every part",
      shipment(
        "{ id: ab, parts: [{ id: cd, parts: [] }], way: { flight: a }, labels: { a b: 1 }, note: abc }",
      ),
    ],
    ["any property where a schema describes none", propertyOf("{ type: object, example: { a: 1 } }")],
    [
      "any property where a schema says so",
      propertyOf("{ type: object, properties: { a: {} }, additionalProperties: true, example: { b: 1 } }"),
    ],
    [
      "an example that is given by reference",
      both(
        component("Mislaid: { description: It., type: string }"),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
    ],
  ],
};
