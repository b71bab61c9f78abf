/** One step into a value: an index, a declared property, or the name of one that is not declared. */
export type Step = number | string | readonly [undeclared: string];

/** `conversations[3].metadata["a b"]`; empty for the value itself. */
export const pathOf = (at: readonly Step[]): string => write(at, (index) => `[${index}]`, propertyOf);

/** The same for every item of an array and every property that is not declared: `conversations[].metadata.*`. */
export const shapeOf = (at: readonly Step[]): string =>
  write(
    at,
    () => "[]",
    () => ".*",
  );

function write(
  at: readonly Step[],
  indexOf: (index: number) => string,
  undeclared: (name: string) => string,
): string {
  const steps = at.map((step) =>
    typeof step === "number"
      ? indexOf(step)
      : typeof step === "string"
        ? propertyOf(step)
        : undeclared(step[0]),
  );
  return steps.join("").replace(/^\./, "");
}

const propertyOf = (name: string): string =>
  /^[\w$]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
