import { type Operation, operations } from "@covalkit/spec";
import { describe, expect, test } from "vitest";
import * as hooks from "../src/index.ts";

const HAND_WRITTEN = ["CovalProvider", "useCovalClient"];

const namesOf = ({ operationId, list }: Operation): string[] => {
  const pascal = operationId.replace(/(?:^|[^A-Za-z0-9]+)(.)/g, (_, first: string) => first.toUpperCase());
  const camel = pascal.charAt(0).toLowerCase() + pascal.slice(1);
  return [
    `${camel}Options`,
    `use${pascal}`,
    `use${pascal}Suspense`,
    ...(list ? [`${camel}InfiniteOptions`, `use${pascal}Infinite`] : []),
  ];
};

describe.each(Object.values(operations))("$operationId", (operation) => {
  test.each(namesOf(operation))("has %s", (name) => {
    expect(hooks).toHaveProperty(name);
  });
});

test("nothing else is exported", () => {
  const generated = Object.values(operations).flatMap(namesOf);
  expect(Object.keys(hooks).sort()).toEqual([...generated, ...HAND_WRITTEN].sort());
});
