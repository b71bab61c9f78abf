// Loaded before the command: the document as it would be without x-filter.
import { operations } from "@covalkit/spec";

for (const operation of Object.values(operations)) Reflect.deleteProperty(operation, "filter");
