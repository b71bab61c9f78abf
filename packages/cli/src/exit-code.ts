/** What the program's exit code says, for scripts to branch on. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  auth: 3,
  rateLimit: 4,
  network: 5,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The exit codes in words, for help texts. */
export const EXIT_HELP: readonly (readonly [ExitCode, string])[] = [
  [EXIT.ok, "done; an empty list is no failure"],
  [EXIT.failure, "the API refused the request, failed, or its answer cannot be read"],
  [EXIT.usage, "the command line is wrong; nothing was sent"],
  [EXIT.auth, "the API key is missing, not valid, or may not do this"],
  [EXIT.rateLimit, "too many requests; try again later"],
  [EXIT.network, "the API could not be reached, or did not answer in time"],
  [EXIT.interrupted, "interrupted (Ctrl-C)"],
];
