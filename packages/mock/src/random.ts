/** A seeded source of numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** The next number, at least 0 and below 1. */
  next(): number;
}

/**
 * sfc32, whose state is large enough that sources of different seeds do not run into each other. `purpose` keeps
 * sources of one seed apart.
 */
export function createRandom(seed: number, purpose: string): Random {
  let a = 0x9e3779b9;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < purpose.length; i++) {
    a ^= purpose.charCodeAt(i);
    next();
  }
  // What was put in must have reached all of the state before the first number is used.
  for (let i = 0; i < 15; i++) next();
  return { next };
}

/** An integer from 0 to `below` - 1. */
export function integerBelow(random: Random, below: number): number {
  return Math.floor(random.next() * below);
}

/** True once in 1 / `share` calls. */
export function chance(random: Random, share: number): boolean {
  return random.next() < share;
}

/** One of `values`, each as likely as the next. Throws where there is none. */
export function pick<Value>(random: Random, values: readonly Value[]): Value {
  if (values.length === 0) throw new RangeError("Nothing to pick from");
  return values[integerBelow(random, values.length)] as Value; // The index is within the list.
}

/** The key of one weight, as likely as the weight is large. Throws where there is none. */
export function pickWeighted<Key>(random: Random, weights: readonly (readonly [Key, number])[]): Key {
  const last = weights.at(-1);
  if (!last) throw new RangeError("Nothing to pick from");
  let rest = random.next() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of weights) {
    rest -= weight;
    if (rest < 0) return key;
  }
  return last[0];
}

/** A waiting time of a Poisson process whose events lie `mean` apart on average. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random.next()) * mean;
}
