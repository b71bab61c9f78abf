import type { Schema } from "../openapi.ts";

/**
 * What the prose of a filter parameter and its `x-filter` fields disagree on. The prose lists each field as
 * ``- `name`: …``; the entry of an enum names each value, in backticks, and no other word in backticks.
 */
export function describeFilterProblems(prose: string, fields: Readonly<Record<string, Schema>>): string[] {
  const problems: string[] = [];
  const entries = new Map<string, readonly string[]>();
  for (const [, name = "", text = ""] of prose.matchAll(/^- `([^`]+)`(.*(?:\n {2,}.*)*)/gm)) {
    entries.set(
      name,
      [...text.matchAll(/`([^`]+)`/g)].map(([, word = ""]) => word),
    );
  }
  for (const [name, field] of Object.entries(fields)) {
    const words = entries.get(name);
    if (!words) {
      problems.push(`The description does not list the x-filter field "${name}" (as "- \`${name}\`: …").`);
      continue;
    }
    const values = (field.enum ?? []).map(String);
    for (const value of values) {
      if (!words.includes(value))
        problems.push(`The description of "${name}" does not name its value ${value}.`);
    }
    for (const word of values.length > 0 ? words : []) {
      if (!values.includes(word))
        problems.push(`The description of "${name}" names ${word}, which is not in its enum.`);
    }
  }
  for (const name of entries.keys()) {
    if (!Object.hasOwn(fields, name))
      problems.push(`The description lists "${name}", which is not an x-filter field.`);
  }
  return problems;
}
