import {
  type Accepted,
  both,
  component,
  parameterOf,
  propertyOf,
  type Refused,
  replace,
  response,
} from "./edits.ts";

export const refused: Refused = {
  "the schemas": [
    ["a keyword that nobody reads", propertyOf("{ ▸not: { type: string } }"), /"not": .* Write|with `type`/],
    ["a misspelt keyword", propertyOf("{ type: string, ▸minLenght: 3 }"), /"minLenght".*Write `minLength`/],
    ["a keyword of its own", propertyOf("{ type: string, ▸mask: secret }"), /`x-mask`/],
    ["a keyword in a parameter", parameterOf("{ ▸if: { const: a } }"), /"if".*`oneOf`/],
    [
      "a keyword in an error",
      response('"418":\n  description: Tea.\n  content: { application/json: { schema: { ▸contains: {} } } }'),
      /"contains"/,
    ],
    [
      "a keyword behind a reference",
      both(
        component("Mislaid: { type: object, description: It., ▸propertyNames: { maxLength: 3 } }"),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
      /"propertyNames"/,
    ],
    [
      "a format that no value is held to",
      propertyOf("{ type: string, format: ▸hostname }"),
      /format "hostname".*date-time.*x-format: hostname/,
    ],
    [
      "a pattern that is no regular expression",
      propertyOf('{ type: string, pattern: ▸"(?i)a" }'),
      /u flag: .*group/,
    ],
    [
      "a pattern that needs the u flag left out",
      propertyOf('{ type: string, pattern: ▸"\\\\-" }'),
      /u flag: /,
    ],
    [
      "a constraint beside a reference",
      propertyOf('{ $ref: "#/components/schemas/ConversationStatus", minLength: ▸3 }'),
      /"minLength" beside a \$ref.*allOf/,
    ],
    [
      "a reference into the middle of another schema",
      propertyOf('{ $ref: ▸"#/components/schemas/Conversation/properties/name" }'),
      /components\/schemas/,
    ],
    [
      "a discriminator without alternatives",
      propertyOf("{ type: object, ▸discriminator: { propertyName: kind } }"),
      /`oneOf`/,
    ],
    [
      "a discriminator of alternatives without names",
      propertyOf(
        "{ oneOf: [{ type: object, required: [kind], properties: { kind: { type: string } } }], ▸discriminator: { propertyName: kind } }",
      ),
      /components\/schemas/,
    ],
    [
      "a discriminator that names no alternative",
      propertyOf(
        '{ oneOf: [{ $ref: "#/components/schemas/Error" }], discriminator: { propertyName: error, mapping: { a: ▸"#/components/schemas/Conversation" } } }',
      ),
      /none of the alternatives.*Error/,
    ],
    [
      "a schema that is all of itself",
      both(
        component('Mislaid: ▸{ description: It., allOf: [{ $ref: "#/components/schemas/Mislaid" }] }'),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
      /made of itself/,
    ],
    [
      "a schema that is an alternative of itself, by way of another",
      both(
        component(
          'Mislaid: ▸{ description: It., oneOf: [{ type: string }, { $ref: "#/components/schemas/Lost" }] }\nLost: { description: It., anyOf: [{ type: integer }, { $ref: "#/components/schemas/Mislaid" }] }',
        ),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
      /made of itself/,
    ],
    [
      "references that lead round to themselves",
      both(
        component(
          'Mislaid: { $ref: ▸"#/components/schemas/Lost" }\nLost: { $ref: "#/components/schemas/Mislaid" }',
        ),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
      /leads round to itself/,
    ],
    [
      "another dialect",
      replace(/^openapi: .*\n/, "$&jsonSchemaDialect: ▸https://example.com/dialect\n"),
      /dialect/,
    ],
  ],
};

export const accepted: Accepted = {
  "the schemas": [
    [
      "every format that is read",
      propertyOf(
        "{ type: object, properties: { a: { type: string, format: uuid }, b: { type: number, format: double } } }",
      ),
    ],
    ["an extension", propertyOf("{ type: string, x-format: hostname }")],
    [
      "notes beside a reference",
      propertyOf(
        '{ $ref: "#/components/schemas/ConversationStatus", description: A status., deprecated: true }',
      ),
    ],
    [
      "a schema that holds itself below a property",
      both(
        component(
          'Mislaid: { type: object, description: It., properties: { inside: { type: array, items: { $ref: "#/components/schemas/Mislaid" } } } }',
        ),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
    ],
    [
      "a reference to a reference",
      both(
        component('Mislaid: { $ref: "#/components/schemas/ConversationStatus" }'),
        propertyOf('{ $ref: "#/components/schemas/Mislaid" }'),
      ),
    ],
    ["boolean schemas", propertyOf("{ type: object, properties: { a: true }, additionalProperties: false }")],
    [
      "a discriminator of named alternatives",
      both(
        component(
          "Lost: { type: object, description: It., required: [kind], properties: { kind: { type: string } } }",
        ),
        propertyOf(
          '{ oneOf: [{ $ref: "#/components/schemas/Lost" }], discriminator: { propertyName: kind, mapping: { lost: "#/components/schemas/Lost" } } }',
        ),
      ),
    ],
  ],
};
