import { FAULTS } from "../faults/fault.ts";

const faults = Object.entries(FAULTS).map(([name, what]) => `    ${name.padEnd(15)} ${what}`);

export const HELP: string = `Usage: covalkit-mock [options]

Serves the API from memory, on 127.0.0.1 unless told otherwise. Prints its address on stdout, a request log on stderr.

  --port <n>           the port; 0 for any that is free (default 4700)
  --data <file>        items to serve: .json (a list, or an answer of the API), else one JSON object a line
  --count <n>          make up this many items (default 100)
  --seed <n>           make up the same items every time (default 1)
  --latency <ms>       how long every answer takes: 200, or 100-300
  --faults <spec>      what goes wrong on purpose, with which share: 429=0.1,slow=0.05,seed=7
  --live               items arrive, progress and disappear by themselves
  --paging <model>     offset (rows shift under a walk) or keyset (they do not) (default offset)
  --api-key <key>      accept this key alone; may be repeated (default: every key that is not empty)
  --host <address>     listen on another address, such as 0.0.0.0, and answer requests for any name
  --origin <origin>    let pages of this origin read answers; may be repeated (default: pages from this machine)
  --version
  -h, --help

Faults, by share from 0 to 1; and seed=<n>, retry-after=<seconds>, slow-ms=<ms>:
${faults.join("\n")}

Exit codes: 0 ended by a signal, 1 cannot listen or make up items, 2 wrong arguments, 3 the data file cannot be used.
`;
