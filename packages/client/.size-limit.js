import { operations } from "@covalkit/spec";

/** What each operation beyond the first may add: its method, and what the table says of it. */
const PER_OPERATION = 110;
const more = PER_OPERATION * (Object.keys(operations).length - 1);
const budget = (bytes) => `${bytes + more} B`;

export default [
  {
    name: "createClient",
    path: "dist/index.js",
    import: "{ createClient }",
    gzip: true,
    limit: budget(17_150),
  },
  {
    name: "createClient and the filter builder",
    path: "dist/index.js",
    import: "{ createClient, conversationFilter }",
    gzip: true,
    limit: budget(17_780),
  },
];
