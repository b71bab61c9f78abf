import type { Location, UserContext } from "@redocly/openapi-core";
import { check } from "../../../../packages/filter/src/check/check.ts";
import type { FilterFields } from "../../../../packages/filter/src/fields.ts";
import { parse } from "../../../../packages/filter/src/parse/parse.ts";
import { FilterSyntaxError } from "../../../../packages/filter/src/parse/syntax-error.ts";
import type { Example, Parameter } from "../openapi.ts";
import { partsOf } from "./look.ts";
import { elementsOf, entriesOf, type Found, resolve } from "./resolve.ts";

/** Checks that each example of a filter parameter is a filter, and means something. */
export function checkFilterExamples(
  parameter: Found<Parameter>,
  fields: FilterFields,
  context: UserContext,
): void {
  for (const { value, location } of examplesOf(parameter, context)) {
    // A text that is none breaks the parameter's schema, which is another rule's affair.
    if (typeof value !== "string") continue;
    for (const message of describeProblems(value, fields)) context.report({ message, location });
  }
}

function describeProblems(text: string, fields: FilterFields): string[] {
  try {
    // Two readings are the author's choice: the API has one of its own. What no item can meet is no example.
    return check(parse(text), fields)
      .filter(({ code, severity }) => severity === "error" || code === "impossible")
      .map((problem) => describe(text, problem));
  } catch (error) {
    if (error instanceof FilterSyntaxError) return [describe(text, error)];
    throw error;
  }
}

interface Problem {
  readonly message: string;
  readonly hint: string;
  readonly start: number;
}

const describe = (text: string, { message, hint, start }: Problem): string =>
  `The filter ${JSON.stringify(text)}, at character ${start + 1}: ${message}${hint ? `; ${hint}` : ""}.`;

/** Every example of a parameter, and where it stands. */
function examplesOf(
  { node, location }: Found<Parameter>,
  context: UserContext,
): { readonly value: unknown; readonly location: Location }[] {
  const named = entriesOf(node.examples).flatMap(([name, each]) => {
    const found = resolve<Example>(each, location.child(["examples", name]), context);
    return found ? [{ value: found.node.value, location: found.location.child("value") }] : [];
  });
  const schema = { node: node.schema ?? {}, location: location.child("schema") };
  const ofSchema = partsOf(schema, context).flatMap((part) => [
    ...(["example", "default"] as const).map((keyword) => ({
      value: part.node[keyword],
      location: part.location.child(keyword),
    })),
    ...elementsOf(part.node.examples as readonly unknown[] | undefined).map((value, index) => ({
      value,
      location: part.location.child(["examples", index]),
    })),
  ]);
  return [{ value: node.example, location: location.child("example") }, ...named, ...ofSchema];
}
