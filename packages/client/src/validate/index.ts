export { type ValidateOptions, validateResponses } from "./validate-responses.ts";
