import type { Operation } from "@covalkit/spec";
import { kebabCase } from "@covalkit/spec/interpret";
import { parameterFlags } from "./command.ts";
import { FORMATS, GENERAL_FLAGS, KEY_VARIABLE } from "./flags.ts";
import { quoteArgument } from "./quote-argument.ts";

/** What to write instead of a flag that there is not but that is often guessed; `value` is what follows it. */
export function pointerFor(
  rawName: string,
  value: string | undefined,
  operation?: Operation,
): string | undefined {
  const name = kebabCase(rawName);
  const isAboutOutput = GENERAL_FLAGS.some(
    (flag) => flag.for === "json" && [flag.name, flag.short].includes(name),
  );
  if (operation?.result && isAboutOutput) return "What the API sends is written as it is.";
  if (!rawName.startsWith("--")) return longFlags(name, operation);
  if (name === "key" || name === "api-key") return `The key is read from ${KEY_VARIABLE} only.`;
  const format = FORMATS.find((each) => each === name || (name === "format" && each === value));
  if (format) return `Write -o ${format}.`;
  if (name === "format") return `Write -o <${FORMATS.join("|")}>.`;
  return filterOn(rawName.slice(2), value, operation);
}

/** The flags that a letter may stand for. */
function longFlags(letter: string, operation: Operation | undefined): string | undefined {
  const own = operation ? parameterFlags(operation).filter(({ negates }) => !negates) : [];
  const names = [...own, ...GENERAL_FLAGS]
    .filter(({ name, short }) => short === undefined && name.startsWith(letter))
    .map(({ name }) => `--${name}`);
  return names.length > 0 ? `Did you mean ${names.join(" or ")}?` : undefined;
}

/** A field that can be filtered by has no flag of its own. */
function filterOn(
  name: string,
  value: string | undefined,
  operation: Operation | undefined,
): string | undefined {
  if (!operation?.filter) return undefined;
  const { parameter, fields } = operation.filter;
  const flag = parameterFlags(operation).find((each) => each.parameter === parameter);
  const names = Object.keys(fields);
  const family = names.find((each) => each.endsWith(".*") && `${name}.`.startsWith(each.slice(0, -1)));
  const field = family
    ? name.includes(".")
      ? name
      : family.replace("*", "<key>")
    : names.find((each) => kebabCase(each) === kebabCase(name));
  if (!flag || field === undefined) return undefined;
  const filter = `${field}=${value === undefined ? "<value>" : bareOrQuoted(value)}`;
  const argument = quoteArgument(filter);
  return `Write --${flag.name} ${argument === filter ? `'${filter}'` : argument}.`;
}

const bareOrQuoted = (value: string): string =>
  /^[\w.-]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
