import { bytes, documentOf, json, list, page, query, row } from "../support/document.ts";
import { type Case, GET, of, withKey, withResponses, withServers } from "./case.ts";

export const RESPONSES: Case[] = [
  [
    "has two successes",
    withResponses({ "200": json(row), "202": { description: "Later." } }),
    /more than one success \(200 and 202\)/,
    `${GET}/responses/202`,
  ],
  ["has no success", withResponses({ default: json(row) }), /no response of a success/, `${GET}/responses`],
  [
    "has a body that there cannot be",
    withResponses({ "204": json(row) }),
    /has no body/,
    `${GET}/responses/204/content`,
  ],
  [
    "is a stream of events",
    withResponses({ "200": bytes("text/event-stream") }),
    /stream of events/,
    `${GET}/responses/200/content/text~1event-stream`,
  ],
  [
    "is any media type",
    withResponses({ "200": bytes("*/*") }),
    /write the media type/,
    `${GET}/responses/200/content/*~1*`,
  ],
  [
    "is one of two media types",
    withResponses({ "200": bytes("text/csv", "audio/wav") }),
    /text\/csv, audio\/wav/,
    `${GET}/responses/200/content`,
  ],
];

export const KEYS: Case[] = [
  ["takes a key in the query", withKey({ InQuery: [] }), /"InQuery" \(apiKey in query\)/, "#/security/0"],
  ["takes a login", withKey({ Login: [] }), /"Login" \(openIdConnect\)/, "#/security/0"],
  ["takes two keys at once", withKey({ Key: [], Bearer: [] }), /required together/, "#/security/0"],
  ["takes a key that is declared nowhere", withKey({ Other: [] }), /"Other" is not in/, "#/security/0"],
  [
    "takes one key here and another there",
    documentOf([{ operationId: "a" }, { operationId: "b", security: [{ Bearer: [] }] }]),
    /a and b send their key in different ways/,
    "#/paths/~1v1~11/get/security",
  ],
];

export const SERVERS: Case[] = [
  ["is nowhere", documentOf([{}], {}, { servers: [] }), /does not say where/, "#"],
  [
    "is at a relative address",
    withServers({ url: "/v1" }),
    /"\/v1" is no address[\s\S]*https:/,
    "#/servers/0/url",
  ],
  [
    "is at an address with a hole",
    withServers({ url: "https://{region}.example.test" }),
    /"region" has no default/,
    "#/servers/0/url",
  ],
  [
    "has an operation elsewhere",
    of({ servers: [{ url: "https://other.example.test" }] }),
    /one address/,
    `${GET}/servers/0`,
  ],
];

export const LISTS: Case[] = [
  [
    "has no token",
    of(list({ type: "object", properties: { rows: { type: "array", items: row } } })),
    /has no "next_page_token"/,
    `${GET}/x-list`,
  ],
  [
    "has a token that is a number",
    of(list({ ...page(), properties: { ...page().properties, next_page_token: { type: "integer" } } })),
    /must be a text/,
    `${GET}/x-list`,
  ],
  [
    "takes no token",
    of(list(page(), { parameters: [] })),
    /No query parameter is "page_token"/,
    `${GET}/x-list`,
  ],
  [
    "takes a number for a token",
    of(list(page(), { parameters: [query("page_token", { type: "integer" })] })),
    /must be any text/,
    `${GET}/x-list`,
  ],
  [
    "names a size that nothing takes",
    of(list(page(), { "x-list": { pageSize: "limit" } })),
    /No query parameter is "limit"/,
    `${GET}/x-list/pageSize`,
  ],
  [
    "names items that are none",
    of(list(page(), { "x-list": { items: "data.rows" } })),
    /"data.rows" is not an array/,
    `${GET}/x-list/items`,
  ],
  [
    "is in two alternatives",
    of(list({ oneOf: [page(), page()] })),
    /in several alternatives/,
    `${GET}/x-list`,
  ],
  ["may be null", of(list({ ...page(), type: ["object", "null"] })), /cannot be null/, `${GET}/x-list`],
  [
    "is not JSON",
    of(list(row, { responses: { "200": bytes("text/csv") } })),
    /success in JSON/,
    `${GET}/x-list`,
  ],
];
