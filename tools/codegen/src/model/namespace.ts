import { SpecError } from "../spec-error.ts";

/** Names that must differ, and what has them. */
export interface Namespace {
  /** @throws {SpecError} where another thing has the name. */
  claim(name: string, owner: string, at: string): void;
  isFree(name: string): boolean;
}

/** A namespace in which `taken` are what the packages call their own things; `where` as in "in the client". */
export function createNamespace(where: string, taken: ReadonlySet<string>): Namespace {
  const owners = new Map<string, string>();
  return {
    isFree: (name) => !taken.has(name) && !owners.has(name),
    claim(name, owner, at) {
      const other = owners.get(name);
      if (other)
        throw new SpecError(`${other} and ${owner} would both be "${name}" ${where}; rename one.`, at);
      if (taken.has(name)) {
        throw new SpecError(`${owner} would be "${name}" ${where}, which is taken; rename it.`, at);
      }
      owners.set(name, owner);
    },
  };
}
