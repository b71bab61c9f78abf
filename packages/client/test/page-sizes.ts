import { listConversations, type Operation } from "@covalkit/spec";

const { parameters, list }: Operation = listConversations;
const schema = parameters[list?.pageSize ?? ""]?.schema;
if (schema?.maximum === undefined) throw new Error("the document does not say how large a page may be");

/** The sizes that a page may have. */
export const SMALLEST: number = schema.minimum ?? 1;
export const LARGEST: number = schema.maximum;

/** The size of a page that nobody asked a size of, where the document says it. */
export const DEFAULT: number | undefined = typeof schema.default === "number" ? schema.default : undefined;
