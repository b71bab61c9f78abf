/**
 * The first candidate that `word` looks like a misspelling of: set the common beginning and the common end aside,
 * without regard to case, and what is left of either is at most three characters, and fewer than were common.
 * The compile-time checker follows the same rule, which is why it is this plain.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const given = word.toLowerCase();
  return candidates.find((candidate) => {
    const wanted = candidate.toLowerCase();
    const shorter = Math.min(given.length, wanted.length);
    let head = 0;
    while (head < shorter && given[head] === wanted[head]) head++;
    let tail = 0;
    while (tail < shorter - head && given.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
    const common = head + tail;
    const left = Math.max(given.length, wanted.length) - common;
    return left < 4 && left < common;
  });
}
