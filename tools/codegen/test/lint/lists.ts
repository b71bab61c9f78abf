import {
  type Accepted,
  both,
  type Edit,
  listLine,
  parameter,
  path,
  type Refused,
  replace,
  replaceInList,
} from "./edits.ts";

const MARK_LIST: Edit = replace(
  /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {6}x-list:\n {8})/,
  "▸",
);
/** Makes the page one of several alternatives. */
const alternatives = (schemas: string): Edit =>
  replace(
    /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {8}"200":\n[\s\S]*?\n {14}schema:\n).*\n/,
    `                anyOf: [${schemas}]\n`,
  );
const OTHER_PAGE =
  "{ type: object, properties: { conversations: { type: array, items: { type: object } } } }";
/** Makes the page something else. */
const page = (schema: string): Edit =>
  replace(
    /(?<=\n {6}operationId: listConversations\n[\s\S]*?\n {8}"200":\n[\s\S]*?\n {14}schema:\n).*\n(?: {14}examples:\n(?: {16}.*\n)*)?/,
    `                ${schema}\n`,
  );
const PAGE = '{ $ref: "#/components/schemas/ListConversationsResponse" }';

export const refused: Refused = {
  "a list": [
    [
      "a token that no parameter takes",
      listLine("pageToken: ▸cursor"),
      /no query parameter "cursor".*Name one that is there: .*page_token/,
    ],
    ["a size that no parameter takes", listLine("pageSize: ▸limit"), /no query parameter "limit"/],
    [
      "a next token that the response lacks",
      listLine("nextPageToken: ▸meta.next_cursor"),
      /no "meta\.next_cursor"/,
    ],
    [
      "a next token that is no text",
      both(
        listLine("nextPageToken: total"),
        replace(
          /(?<=\n {4}ListConversationsResponse:\n(?: {6}.*\n)*? {6}properties:\n)/,
          "        total: ▸{ type: integer }\n",
        ),
      ),
      /"total" is the next page's token.*`type: string`/,
    ],
    [
      "no parameter for the token",
      both(MARK_LIST, replaceInList("- name: page_token", "- name: page_tokens")),
      /no query parameter "page_token".*AIP-158.*`pageToken: …`/,
    ],
    [
      "no next token",
      both(
        MARK_LIST,
        replace(/(?<=\n {4}ListConversationsResponse:\n[\s\S]*?)next_page_token:/, "next_token:"),
      ),
      /no "next_page_token".*`nextPageToken: …`/,
    ],
    [
      "a size that is no number",
      both(
        parameter("name: limit\nin: query\ndescription: A size.\nschema: ▸{ type: string }"),
        listLine("pageSize: limit"),
      ),
      /"limit" is the list's pageSize.*`type: integer`/,
    ],
    [
      "items that are none",
      replaceInList("items: conversations", "items: ▸data.rows"),
      /"data\.rows" is not an array in the 200 response. Its arrays: conversations\..*dots/,
    ],
    [
      "items below what is no object",
      replaceInList("items: conversations", "items: ▸conversations.rows"),
      /not an array/,
    ],
    [
      "two alternatives that hold the list",
      both(
        alternatives(`{ $ref: "#/components/schemas/ListConversationsResponse" }, ${OTHER_PAGE}`),
        replaceInList("items: conversations", "items: ▸conversations"),
      ),
      /2 alternatives of the 200 response hold/,
    ],
    [
      "no alternative that holds the list",
      both(
        alternatives("{ type: string }, { type: object, properties: { total: { type: integer } } }"),
        replaceInList("items: conversations", "items: ▸conversations"),
      ),
      /not an array in the 200 response. It holds none/,
    ],
    [
      "a list of text",
      path(
        "x-list: ▸{ items: rows, id: a, columns: [a] }",
        "content: { text/plain: { schema: { type: string } } }",
      ),
      /a success that holds JSON/,
    ],
    ["a word that x-list does not have", listLine("▸cursor: next"), /x-list: cursor must not be there/],
  ],
};

export const accepted: Accepted = {
  "a list": [
    [
      "tokens and sizes of other names, and items below objects",
      both(
        page(
          '{ type: object, properties: { data: { type: object, properties: { rows: { type: array, items: { $ref: "#/components/schemas/Conversation" } } } }, meta: { allOf: [{ type: object, properties: { next_cursor: { type: [string, "null"] } } }] } } }',
        ),
        replaceInList("items: conversations", "items: data.rows"),
        listLine("pageSize: limit\npageToken: cursor\nnextPageToken: meta.next_cursor"),
        replaceInList("- name: page_token", "- name: cursor"),
        replaceInList("- name: page_size", "- name: limit"),
        (text) => text.replace(/\n {4}ListConversationsResponse:\n(?: {6,}.*\n)*/, "\n"),
      ),
    ],
    [
      "the one alternative that holds the list",
      page(
        `{ oneOf: [${PAGE}, { type: object, required: [total], properties: { total: { type: integer } } }] }`,
      ),
    ],
    [
      "a page that is all of two parts",
      page(`{ allOf: [${PAGE}, { type: object, properties: { total: { type: integer } } }] }`),
    ],
    [
      "items that are all of two parts",
      both(
        page(
          `{ allOf: [{ type: object, properties: { next_page_token: { type: string }, conversations: { allOf: [{ type: array, items: { allOf: [{ $ref: "#/components/schemas/Conversation" }] } }] } } }] }`,
        ),
        (text) => text.replace(/\n {4}ListConversationsResponse:\n(?: {6,}.*\n)*/, "\n"),
      ),
    ],
  ],
};
