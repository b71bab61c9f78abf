import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../house.ts";

/** Marks, in a text that is put into the document, where a problem must be reported. */
export const MARK = "▸";

export type Edit = (document: string) => string;

/** Edits that are refused, with the words; by what they are about. */
export type Refused = Readonly<
  Record<string, readonly (readonly [what: string, edit: Edit, message: RegExp])[]>
>;

/** Edits that nothing is said of. */
export type Accepted = Readonly<Record<string, readonly (readonly [what: string, edit: Edit])[]>>;

export const document: string = readFileSync(join(repository, "spec/openapi.yaml"), "utf8");

/** Puts `to` in the place of `from`, which must be there; "$&" in `to` is what stood there, and "$1" its group. */
export const replace =
  (from: string | RegExp, to: string): Edit =>
  (text) => {
    const edited = text.replace(from, (...found) =>
      to.replace(/\$([&1])/g, (_, group) => String(group === "&" ? found[0] : found[1])),
    );
    if (edited === text) throw new Error(`The document does not hold: ${from}`);
    return edited;
  };

/** The same, in the list operation or behind it: another may come before. */
export const replaceInList =
  (from: string | RegExp, to: string): Edit =>
  (text) => {
    const at = text.indexOf("operationId: listConversations\n");
    return text.slice(0, at) + replace(from, to)(text.slice(at));
  };

/** One edit after the other. */
export const both =
  (...edits: readonly Edit[]): Edit =>
  (text) =>
    edits.reduce((edited, edit) => edit(edited), text);

const indent = (text: string, columns: number): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => `${" ".repeat(columns)}${line}\n`)
    .join("");

const insert = (after: RegExp, columns: number, text: string): Edit =>
  replace(after, `$&${indent(text, columns)}`);

/** Gives the list another parameter. */
export const parameter = (yaml: string): Edit =>
  insert(
    /\n {6}operationId: listConversations\n[\s\S]*?\n {6}parameters:\n/,
    8,
    `- ${indent(yaml, 2).trimStart()}`,
  );

/** Gives the list a query parameter of this schema. */
export const parameterOf = (schema: string): Edit =>
  parameter(`name: mislaid\nin: query\ndescription: Another.\nschema: ${schema}`);

/** Gives a conversation another property, or a component its first lines. */
export const property = (yaml: string): Edit =>
  insert(/\n {4}Conversation:\n(?: {6}.*\n)*? {6}properties:\n/, 8, yaml);

/** Gives a conversation a property of this schema. */
export const propertyOf = (schema: string): Edit => property(`mislaid: ${schema}`);

/** Adds a component schema. */
export const component = (yaml: string): Edit => insert(/\n {2}schemas:\n/, 4, yaml);

/** Gives the list another response. */
export const response = (yaml: string): Edit =>
  insert(/\n {6}operationId: listConversations\n[\s\S]*?\n {6}responses:\n/, 8, yaml);

/** Adds lines to the list operation. */
export const operationLines = (yaml: string): Edit =>
  insert(/\n {6}operationId: listConversations\n/, 6, yaml);

/** Adds a path with one operation that gets something; `success` is what its 200 says. */
export const path = (
  lines: string,
  success = "content: { application/json: { schema: { type: string } } }",
): Edit =>
  insert(
    /\npaths:\n/,
    2,
    `/v1/mislaid:
  get:
    operationId: getMislaid
    tags: [conversations]
    summary: Get what is mislaid
${indent(lines, 4)}    responses:
      "200":
        description: What is mislaid.
${indent(success, 8)}      "404":
        description: Nothing is.`.replace("\n\n", "\n"),
  );

/** Puts other lines in the place of the document's servers, or of its security. */
export const topLevel = (keyword: "servers" | "security", yaml: string): Edit =>
  replace(new RegExp(`(?<=\\n)${keyword}:\\n(?: .*\\n)+`), `${keyword}:\n${indent(yaml, 2)}`);

/** Adds a security scheme. */
export const scheme = (yaml: string): Edit => insert(/\n {2}securitySchemes:\n/, 4, yaml);

/** The list's `x-list` and `x-filter`, each with a line more. */
export const listLine = (yaml: string): Edit =>
  insert(/\n {6}operationId: listConversations\n[\s\S]*?\n {6}x-list:\n/, 8, yaml);
export const filterField = (yaml: string): Edit =>
  insert(/\n {6}operationId: listConversations\n[\s\S]*?\n {10}x-filter:\n {12}fields:\n/, 14, yaml);

/** Adds a line to the prose of the filter. */
export const filterProse = (line: string): Edit =>
  insert(
    /\n {6}operationId: listConversations\n[\s\S]*?\n {8}- name: filter\n[\s\S]*?\n {10}description: \|\n/,
    12,
    line,
  );

/** Adds an example of the filter. */
export const filterExample = (yaml: string): Edit =>
  insert(
    /\n {6}operationId: listConversations\n[\s\S]*?\n {8}- name: filter\n[\s\S]*?\n {10}examples:\n/,
    12,
    yaml,
  );
