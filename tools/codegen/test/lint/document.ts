import {
  type Accepted,
  both,
  type Edit,
  operationLines,
  path,
  type Refused,
  replace,
  scheme,
  topLevel,
} from "./edits.ts";

const nothing: Edit = (text) => text;

export const refused: Refused = {
  "the security": [
    [
      "a key in the query",
      replace(/(?<=securitySchemes:\n[\s\S]*?)in: header/, "in: ▸query"),
      /whose in is query. Write `in: header`/,
    ],
    [
      "basic authentication",
      both(
        scheme("Basic: { type: http, scheme: ▸basic }"),
        topLevel("security", "- Basic: []"),
        operationLines("security: [{ Basic: [] }]"),
      ),
      /whose scheme is basic.*bearer/,
    ],
    [
      "OAuth",
      both(
        scheme(
          "Login: { type: ▸oauth2, flows: { clientCredentials: { tokenUrl: https://login.test, scopes: {} } } }",
        ),
        operationLines("security: [{ Login: [] }]"),
      ),
      /whose type is oauth2.*bearer/,
    ],
    [
      "two keys together",
      both(
        scheme("Other: { type: apiKey, in: header, name: X-Other }"),
        topLevel("security", "- ▸ApiKey: []\n  Other: []"),
      ),
      /ApiKey and Other.*together.*either/,
    ],
    [
      "two keys of different operations",
      both(scheme("Other: { type: apiKey, in: header, name: X-Other }"), path("security: ▸[{ Other: [] }]")),
      /getMislaid takes its key in X-Other, the others in X-API-Key/,
    ],
  ],
  "the servers": [
    ["a relative server", topLevel("servers", "- url: ▸/v1"), /no whole address.*https/],
    ["a server without a scheme", topLevel("servers", "- url: ▸//api.test"), /no whole address/],
    [
      "a variable without a default",
      topLevel(
        "servers",
        "- url: https://{region}.api.test\n  variables:\n    region: ▸{ description: Where. }",
      ),
      /"region" has no default/,
    ],
    [
      "an operation's own server",
      operationLines("▸servers: [{ url: https://other.test }]"),
      /document's `servers`/,
    ],
    [
      "a path's own server",
      replace(/(?<=\n {2}\/v1\/conversations:\n)/, "    ▸servers: [{ url: https://other.test }]\n"),
      /document's `servers`/,
    ],
  ],
  "the version": [
    ["Swagger", replace(/^openapi: .*/, 'swagger: ▸"2.0"'), /Convert.*OpenAPI 3\.1/],
    ["a version to come", replace(/^openapi: .*/, "openapi: ▸3.2.0"), /`openapi: 3\.1\.0`/],
    ["a version that is a number", replace(/^openapi: .*/, "openapi: ▸3.1"), /`openapi: 3\.1\.0`/],
    ["no version", replace(/^openapi: .*/, "▸api: 3.1.0"), /no "openapi"/],
  ],
};

export const accepted: Accepted = {
  "the document": [["as it is", nothing]],
  "the security": [
    ["an operation without a key", path("security: []")],
    [
      "a bearer token",
      both(
        scheme("Token: { type: http, scheme: bearer }"),
        topLevel("security", "- Token: []"),
        replace(/\n {4}ApiKey:\n(?: {6}.*\n)*/, "\n"),
      ),
    ],
    [
      "a key that may as well be one that nobody sends",
      both(
        scheme("Basic: { type: http, scheme: basic }"),
        operationLines("security: [{ Basic: [] }, { ApiKey: [] }]"),
      ),
    ],
    ["a key that may be left out", operationLines("security: [{ ApiKey: [] }, {}]")],
  ],
  "the servers": [
    [
      "a variable with a default",
      topLevel(
        "servers",
        "- url: https://{region}.api.test/v1\n  variables:\n    region: { default: eu, description: Where. }",
      ),
    ],
    [
      "another server for other operations",
      replace(
        /(?<=\npaths:\n)/,
        '  /v1/mislaid:\n    post:\n      operationId: createMislaid\n      summary: Mislay it\n      servers: [{ url: https://other.test }]\n      requestBody: { content: { application/json: { schema: { not: { type: string } } } } }\n      responses: { "200": { description: It. }, "201": { description: It. }, "400": { description: No. } }\n',
      ),
    ],
  ],
};
