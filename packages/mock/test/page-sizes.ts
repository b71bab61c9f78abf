import { listConversations, type Operation } from "@covalkit/spec";

const { parameters, list }: Operation = listConversations;
const schema = parameters[list?.pageSize ?? ""]?.schema;
if (schema?.maximum === undefined) throw new Error("the document does not say how large a page may be");

/** The sizes that a page may have. */
export const SMALLEST = schema.minimum ?? 1;
export const LARGEST = schema.maximum;

/** The size of a page that nobody asked a size of; as docs/mock.md has it, where the document does not say. */
export const USUAL = typeof schema.default === "number" ? schema.default : 50;
