import type { Operation, Response } from "@covalkit/spec";
import { errorExample } from "@covalkit/spec/interpret";
import { expect, it } from "vitest";

const error = (code: string, ...fields: string[]) => ({
  error: { code, message: `${code}!`, details: fields.map((field) => ({ field, description: "" })) },
});
const response = (examples: Record<string, unknown>, headers: Record<string, string> = {}): Response => ({
  description: "",
  headers,
  examples,
});
const operation = { operationId: "one" } as Operation; // nothing else of it is looked at
const responses = {
  one: {
    "400": response({ a: error("FIRST"), b: error("SIZE", "size") }, { "x-a": "1" }),
    "404": response({ a: "text" }),
    "5XX": response({ a: error("RANGE") }),
    default: response({ a: error("ANY") }),
  },
  two: { "404": response({ a: error("OTHER") }) },
};
const codeOf = (status: number, ...fields: string[]) =>
  errorExample(
    responses,
    operation,
    status,
    fields.map((field) => ({ field, description: "" })),
  )?.code;

it("is the one about the same fields, else the first", () => {
  expect(codeOf(400, "size")).toBe("SIZE");
  expect(codeOf(400, "size", "order")).toBe("FIRST");
  expect(codeOf(400)).toBe("FIRST");
});

it("comes with the headers of what declares the status", () => {
  expect(errorExample(responses, operation, 400)?.headers).toEqual({ "x-a": "1" });
});

it("of a range or the default counts where the status itself is not declared", () => {
  expect(codeOf(503)).toBe("RANGE");
  expect(codeOf(418)).toBe("ANY");
});

it("of another operation counts where its own shows none", () => {
  expect(codeOf(404)).toBe("OTHER");
  expect(errorExample({ two: responses.two }, undefined, 500)).toBeUndefined();
});
