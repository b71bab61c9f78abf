import {
  type Accepted,
  both,
  type Edit,
  filterExample,
  filterField,
  filterProse,
  parameter,
  propertyOf,
  type Refused,
  replace,
} from "./edits.ts";

const FIRST_STATUS = /(?<=\n {4}ConversationStatus:\n(?: {6}.*\n)*? {6}enum: \[)/;
const MARK_PROSE: Edit = replace(
  /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {8}- name: filter\n[\s\S]*?\n {10}description: )/,
  "▸",
);
const FILTER_OF_NUMBERS: Edit = replace(
  /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {8})- (name: filter\n[\s\S]*?\n {10}schema:\n {12}type: )string/,
  "- ▸$1integer",
);

export const refused: Refused = {
  "a filter": [
    [
      "a field that no property backs",
      filterField("▸mislaid: { type: string }"),
      /backed by no property.*`backed: false`/,
    ],
    [
      "a field that says it is not backed, and is",
      filterField("▸name: { type: string, backed: false }"),
      /is backed by a property.*Leave out `backed: false`/,
    ],
    [
      "a field that says it is backed",
      filterField("name: { type: string, backed: ▸true }"),
      /backed must be false/,
    ],
    [
      "a field of another type than the property, behind allOf",
      both(
        propertyOf('{ allOf: [{ $ref: "#/components/schemas/ConversationStatus" }] }'),
        filterField("▸mislaid: { type: integer }"),
      ),
      /"mislaid" is integer here, but string in the items/,
    ],
    [
      "a field that is an object",
      both(propertyOf("{ type: object }"), filterField('▸mislaid: { $ref: "#/components/schemas/Error" }')),
      /"mislaid" is object; a filter compares/,
    ],
    [
      "a keyword that a field does not read",
      both(propertyOf("{ type: string }"), filterField("mislaid: { type: string, ▸maxLength: 3 }")),
      /"maxLength" of a filter's field/,
    ],
    [
      "a second filter",
      both(
        replace(
          /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {8}- name: filter\n[\s\S]*?\n {10})x-filter:/,
          "▸x-filter:",
        ),
        parameter(
          "name: also\nin: query\ndescription: Another.\nx-filter: { fields: { name: { type: string } } }\nschema: { type: string }",
        ),
      ),
      /one filter.*Keep one/,
    ],
    ["a filter that is no text", FILTER_OF_NUMBERS, /A filter is a text in the query/],
    [
      "a field that the prose does not mention",
      both(propertyOf("{ type: string }"), filterField("mislaid: { type: string }"), MARK_PROSE),
      /does not mention the x-filter field "mislaid"/,
    ],
    [
      "a field that the prose mentions only as a part of another word",
      both(
        propertyOf("{ type: string }"),
        filterField("mislaid: { type: string }"),
        filterProse("By `mislaid_by`."),
        MARK_PROSE,
      ),
      /does not mention the x-filter field "mislaid"/,
    ],
    [
      "a family that the prose mentions without its key",
      both(
        propertyOf("{ type: object }"),
        filterField("mislaid.*: {}"),
        filterProse("By its mislaid. And more."),
        MARK_PROSE,
      ),
      /"mislaid\.\*"/,
    ],
    [
      "a value that the prose does not mention",
      both(replace(FIRST_STATUS, "MISLAID, "), MARK_PROSE),
      /does not mention MISLAID, a value of "status"/,
    ],
    [
      "a value that the prose misspells",
      both(replace(FIRST_STATUS, "MISLAID, "), filterProse("Also MISLAID, or `MISLAYD`."), MARK_PROSE),
      /names `MISLAYD`.*Write `MISLAID`/,
    ],
    [
      "a value that the prose writes in small letters",
      both(replace(FIRST_STATUS, "MISLAID, "), filterProse("Also MISLAID, or `mislaid`."), MARK_PROSE),
      /names `mislaid`.*Write `MISLAID`/,
    ],
    [
      "an example that is no filter",
      filterExample('mislaid: { value: ▸"status=" }'),
      /The filter "status=", at character 8: /,
    ],
    [
      "an example of a field that it does not have",
      filterExample("mislaid: { value: ▸mislaid=1 }"),
      /The filter "mislaid=1", at character 1: .*mislaid/,
    ],
    [
      "an example of a value that is none",
      filterExample("mislaid: { value: ▸status=MISLAID }"),
      /at character 8: .*MISLAID/,
    ],
    [
      "an example that no item can meet",
      both(
        propertyOf("{ type: integer }"),
        filterField("mislaid: { type: integer }"),
        filterProse("By `mislaid`."),
        filterExample("mislaid: { value: ▸mislaid>3 AND mislaid<2 }"),
      ),
      /at character \d+: /,
    ],
    [
      "a default that is no filter",
      replace(
        /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {8}- name: filter\n[\s\S]*?\n {10}schema:\n {12}type: string\n)/,
        "            default: ▸status\n",
      ),
      /The filter "status"/,
    ],
  ],
};

export const accepted: Accepted = {
  "a filter": [
    [
      "a field that only the API compares",
      both(filterField("mislaid: { type: string, backed: false }"), filterProse("Also by mislaid.")),
    ],
    [
      "a field behind allOf",
      both(
        propertyOf('{ allOf: [{ $ref: "#/components/schemas/ConversationStatus" }] }'),
        filterField('mislaid: { allOf: [{ $ref: "#/components/schemas/ConversationStatus" }] }'),
        filterProse("Also by mislaid."),
      ),
    ],
    [
      "a field whose property may be null",
      both(
        propertyOf('{ oneOf: [{ type: string, format: date-time }, { type: "null" }] }'),
        filterField("mislaid: { type: string, format: date-time }"),
        filterProse("Also by mislaid."),
      ),
    ],
    [
      "prose in a table",
      both(
        filterProse("| field | values |\n| --- | --- |\n| mislaid\\_at | when |"),
        propertyOf("{ type: string }"),
        filterField("mislaid_at: { type: string, backed: false }"),
        replace(/\n {8}mislaid: /, "\n        lost: "),
      ),
    ],
    [
      "prose in headings, in bold, and in another list",
      both(
        filterProse("## mislaid\n* **mislaid**: any\n1. _mislaid_"),
        filterField("mislaid: { type: string, backed: false }"),
      ),
    ],
    [
      "a family by a key in braces",
      both(filterProse("Also `mislaid.{key}`."), filterField("mislaid.*: { backed: false }")),
    ],
    [
      "a family by a key in angle brackets",
      both(filterProse("Also mislaid.&lt;key&gt;."), filterField("mislaid.*: { backed: false }")),
    ],
    [
      "prose about operators, other properties and parameters",
      filterProse(
        "Join by `AND`, `OR` or `and`; `!=` and `NOT` too. `page_size` and `name` are no fields, `RFC 3339` and `string` neither; ``a `b` c`` is code.",
      ),
    ],
    [
      "an example with two readings",
      both(
        propertyOf("{ type: integer }"),
        filterField("mislaid: { type: integer }"),
        filterProse("Also by mislaid."),
        filterExample("mislaid: { value: mislaid>1 AND mislaid<3 OR mislaid=7 }"),
      ),
    ],
  ],
};
