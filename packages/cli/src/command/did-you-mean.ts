import { nearest } from "@covalkit/filter";

/** `Did you mean …?`, where one of the candidates is near. */
export function didYouMean(word: string, candidates: readonly string[]): string | undefined {
  const near = nearest(word, candidates);
  return near === undefined ? undefined : `Did you mean ${near}?`;
}
