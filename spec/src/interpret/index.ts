export { valueAt, withValueAt } from "../at-path.ts";
export { declaredAs, type ErrorDetail, type ErrorExample, errorExample } from "./error-example.ts";
export { FORMATS, type Format, formatNoun, isOfFormat } from "./formats.ts";
export { instantMs, isInstant, timestamp } from "./instants.ts";
export { CHECKED_FORMATS, type Fate, KEYWORDS, NOTED_FORMATS } from "./keywords.ts";
export {
  type ParameterViolation,
  parameterViolation,
  type ReadParameters,
  type RequestParts,
  readParameters,
  valueOfText,
} from "./parameters.ts";
export { pathOf, type Step, shapeOf } from "./path.ts";
export { createRouter, pathNames, type Route } from "./routes.ts";
export {
  eachViolation,
  type Reading,
  type Report,
  resolveSchema,
  type Violation,
  violationOf,
} from "./schema.ts";
export { boundsText, lengthText, typeNoun } from "./schema-words.ts";
export { typesIn } from "./types-in.ts";
export { kebabCase, wordsOf } from "./words.ts";
