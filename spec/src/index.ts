export { valueAt, withValueAt } from "./at-path.ts";
export { fingerprint } from "./fingerprint.ts";
export * from "./generated/operations.ts";
export type { components, operations as OperationTypes, paths } from "./generated/types.ts";
export type {
  Discriminator,
  FieldSchema,
  Filter,
  List,
  ListOperation,
  Operation,
  OperationHelp,
  OtherOperation,
  Parameter,
  Response,
  Responses,
  Schema,
  Security,
} from "./operation.ts";
