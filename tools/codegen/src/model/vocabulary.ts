import { exportedNames, memberNames } from "./exported-names.ts";

const repository = new URL("../../../../", import.meta.url);
const source = (path: string): URL => new URL(path, repository);

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** What the client's generated files name beside what they declare: another thing of that name would hide it. */
const IN_CLIENT = words(`
  Blob components Core core createFilter createResources Extract Filter FilterArgument FilterBuilder Listing ListOptions
  NonNullable OperationTypes Promise RequestOptions Resources Resume SchemaOf typeof
`);

/** The same of the hooks. */
const IN_HOOKS = words(`
  CovalClient Data Filter InfiniteData InfiniteHookOptions ListQuery listQuery OperationQuery operationQuery PageParam
  QueryHookOptions SuspenseHookOptions useCovalClient UseInfiniteQueryResult useInfiniteQuery UseQueryResult useQuery
  UseSuspenseQueryResult useSuspenseQuery
`);

/** What names are taken before the document has named anything, in each place that generated files share. */
export interface Vocabulary {
  /** The operation tables of `@covalkit/spec`. */
  readonly spec: ReadonlySet<string>;
  /** What `@covalkit/client` exports, and what its and the hooks' generated files need. */
  readonly client: ReadonlySet<string>;
  /** What `@covalkit/react-hooks` exports. */
  readonly hooks: ReadonlySet<string>;
  /** The properties of a client. */
  readonly resources: ReadonlySet<string>;
  /** The properties of a resource. */
  readonly actions: ReadonlySet<string>;
}

/** Every object has these; and what has a `then` is taken for a promise, and called by `await`. */
const OF_OBJECTS = [...Object.getOwnPropertyNames(Object.prototype), "then"];

/** The names that are taken, as the packages' sources have them now. */
export function readVocabulary(): Vocabulary {
  const hooks = exportedNames(source("packages/react-hooks/src/index.ts"));
  const client = exportedNames(source("packages/client/src/index.ts"));
  return {
    spec: new Set([
      ...exportedNames(source("spec/src/index.ts")),
      ...["server", "security", "operations"],
      // The client's resources import the tables.
      ...IN_CLIENT,
    ]),
    client: new Set([...client, ...IN_CLIENT, ...IN_HOOKS]),
    hooks: new Set([...hooks, ...IN_HOOKS]),
    resources: new Set([...memberNames(source("packages/client/src/client.ts"), "WithApi"), ...OF_OBJECTS]),
    // `new(…)` is how an interface says that it is a class.
    actions: new Set([...OF_OBJECTS, "new"]),
  };
}
