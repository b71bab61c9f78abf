export * from "./generated/operations.ts";
export type { components, operations as OperationTypes, paths } from "./generated/types.ts";
export type {
  FieldSchema,
  Filter,
  List,
  ListOperation,
  Operation,
  OperationHelp,
  Parameter,
  Response,
  Responses,
  Schema,
} from "./operation.ts";
