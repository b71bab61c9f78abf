import { type Change, json, ofParameter, query } from "./case.ts";

const done = json({ type: "object" });

/** Changes of what an operation takes. */
export const PARAMETERS: readonly Change[] = [
  ofParameter(
    "an exclusive minimum",
    "score",
    { type: "number", exclusiveMinimum: 0 },
    {
      usage: "coval.getScoreThings.getScore({ score: 0.5 });",
      params: { score: 0.5 },
      sends: "/v1/getScore?score=0.5",
      flags: ["--score", "0.5"],
      help: /more than 0/,
      refuses: [{ flags: ["--score", "-3"], query: "score=-3", text: "must be more than 0" }],
    },
  ),
  ofParameter(
    "an exclusive maximum beside a minimum",
    "share",
    { type: "number", minimum: 0, exclusiveMaximum: 1 },
    {
      usage: "coval.getShareThings.getShare({ share: 0 });",
      params: { share: 0 },
      flags: ["--share", "0"],
      help: /at least 0 and less than 1/,
      refuses: [{ flags: ["--share", "1"], query: "share=1", text: "must be at least 0 and less than 1" }],
    },
  ),
  ofParameter(
    "a multiple",
    "step",
    { type: "integer", multipleOf: 5 },
    {
      usage: "coval.getStepThings.getStep({ step: 10 });",
      params: { step: 10 },
      flags: ["--step", "10"],
      help: /multiple of 5/,
      refuses: [
        { flags: ["--step", "7"], query: "step=7", text: "must be a multiple of 5" },
        { flags: ["--step", "+5"], query: "step=%2B5", text: "must be an integer" },
        { flags: ["--step", "5.0"], query: "step=5.0", text: "must be an integer" },
      ],
    },
  ),
  ofParameter(
    "lengths",
    "code",
    { type: "string", minLength: 2, maxLength: 3 },
    {
      usage: 'coval.getCodeThings.getCode({ code: "ab" });',
      params: { code: "ab" },
      flags: ["--code", "ab"],
      help: /2 (to|and) 3 characters/,
      refuses: [{ flags: ["--code", "a"], query: "code=a", text: "must have between 2 and 3 characters" }],
    },
  ),
  ofParameter(
    "a pattern",
    "serial",
    { type: "string", pattern: "^[A-Z]\\d+$" },
    {
      usage: 'coval.getSerialThings.getSerial({ serial: "A1" });',
      params: { serial: "A1" },
      flags: ["--serial", "A1"],
      refuses: [
        {
          flags: ["--serial", "a1"],
          query: "serial=a1",
          text: "must match ^[A-Z]\\d+$",
          words: "matches ^[A-Z]\\d+$",
        },
      ],
    },
  ),
  ofParameter(
    "a date",
    "day",
    { type: "string", format: "date" },
    {
      usage: 'coval.getDayThings.getDay({ day: "2025-02-28" });',
      params: { day: "2025-02-28" },
      flags: ["--day", "2025-02-28"],
      refuses: [{ flags: ["--day", "2025-02-30"], query: "day=2025-02-30", text: "must be a date" }],
    },
  ),
  ofParameter(
    "an instant",
    "since",
    { type: "string", format: "date-time" },
    {
      usage: 'coval.getSinceThings.getSince({ since: "2025-11-01T00:00:00Z" });',
      params: { since: "2016-12-31t23:59:60z" },
      flags: ["--since", "2016-12-31t23:59:60z"],
      refuses: [
        {
          flags: ["--since", "2025-02-30T00:00:00Z"],
          query: "since=2025-02-30T00:00:00Z",
          text: "must be an RFC 3339 timestamp",
        },
        {
          flags: ["--since", "2025-01-01T24:00:00Z"],
          query: "since=2025-01-01T24:00:00Z",
          text: "must be an RFC 3339 timestamp",
        },
      ],
    },
  ),
  ofParameter(
    "a closed set",
    "colour",
    { type: "string", enum: ["red", "green"] },
    {
      usage: `coval.getColourThings.getColour({ colour: "red" });
// @ts-expect-error: no such colour
coval.getColourThings.getColour({ colour: "blue" });`,
      params: { colour: "red" },
      flags: ["--colour", "red"],
      help: /red[\s\S]*green/,
      refuses: [{ flags: ["--colour", "blue"], query: "colour=blue", text: "must be one of red, green" }],
    },
  ),
  ofParameter(
    "a constant",
    "kind",
    { const: "full" },
    {
      usage: 'coval.getKindThings.getKind({ kind: "full" });',
      params: { kind: "full" },
      flags: ["--kind", "full"],
      refuses: [
        { flags: ["--kind", "part"], query: "kind=part", text: 'must be "full"', words: "must be full" },
      ],
    },
  ),
  ofParameter(
    "either of two types",
    "depth",
    { anyOf: [{ type: "integer", minimum: 1 }, { const: "all" }] },
    {
      usage: 'coval.getDepthThings.getDepth({ depth: 3 }); coval.getDepthThings.getDepth({ depth: "all" });',
      params: { depth: 3 },
      flags: ["--depth", "3"],
      refuses: [{ flags: ["--depth", "some"], query: "depth=some", text: "must " }],
    },
  ),
  ofParameter(
    "a list",
    "tags",
    { type: "array", items: { type: "string", maxLength: 3 }, maxItems: 2, uniqueItems: true },
    {
      usage: 'coval.getTagsThings.getTags({ tags: ["a", "b"] });',
      params: { tags: ["a", "b,c"] },
      sends: "/v1/getTags?tags=a&tags=b%2Cc",
      flags: ["--tags", "a", "--tags", "b,c"],
      refuses: [
        {
          flags: ["--tags", "a", "--tags", "b", "--tags", "c"],
          query: "tags=a&tags=b&tags=c",
          text: "must have at most 2 items",
        },
        {
          flags: ["--tags", "a", "--tags", "a"],
          query: "tags=a&tags=a",
          text: "must not hold an item twice",
        },
        { flags: ["--tags", "abcd"], query: "tags=abcd", text: "must have at most 3 characters" },
      ],
    },
  ),
  {
    what: "a list in one text, by commas",
    operationId: "getCommas",
    get: {
      ...done,
      parameters: [
        {
          name: "ids",
          in: "query",
          description: "Ids.",
          explode: false,
          schema: { type: "array", items: { type: "integer" } },
        },
      ],
    },
    usage: "coval.getCommasThings.getCommas({ ids: [1, 2] });",
    params: { ids: [1, 2] },
    sends: "/v1/getCommas?ids=1,2",
    flags: ["--ids", "1", "--ids", "2"],
    refuses: [{ flags: ["--ids", "1", "--ids", "x"], query: "ids=1,x", text: "must be an integer" }],
  },
  {
    what: "a list in one text, by pipes",
    operationId: "getPipes",
    get: {
      ...done,
      parameters: [
        {
          name: "ids",
          in: "query",
          description: "Ids.",
          style: "pipeDelimited",
          explode: false,
          schema: { type: "array", items: { type: "string" } },
        },
      ],
    },
    usage: 'coval.getPipesThings.getPipes({ ids: ["a", "b"] });',
    params: { ids: ["a", "b"] },
    sends: "/v1/getPipes?ids=a|b",
    flags: ["--ids", "a", "--ids", "b"],
  },
  {
    what: "an object in brackets",
    operationId: "getDeep",
    get: {
      ...done,
      parameters: [
        {
          name: "where",
          in: "query",
          description: "Where.",
          style: "deepObject",
          explode: true,
          schema: { type: "object", properties: { least: { type: "integer" } }, additionalProperties: false },
        },
      ],
    },
    usage: "coval.getDeepThings.getDeep({ where: { least: 3 } });",
    params: { where: { least: 3 } },
    sends: "/v1/getDeep?where[least]=3",
    flags: ["--where", '{"least":3}'],
    refuses: [{ flags: ["--where", '{"least":"x"}'], query: "where[least]=x", text: "must be an integer" }],
  },
  {
    what: "a header",
    operationId: "getHeader",
    get: {
      ...done,
      parameters: [
        { name: "X-Trace-Id", in: "header", description: "Trace.", schema: { type: "string", maxLength: 4 } },
      ],
    },
    usage: 'coval.getHeaderThings.getHeader({ "X-Trace-Id": "a" });',
    params: { "X-Trace-Id": "a" },
    flags: ["--x-trace-id", "a"],
  },
  {
    what: "a parameter of the path, declared beside the operation",
    operationId: "getInPath",
    path: "/v1/places/{place_id}:inspect",
    pathItem: {
      parameters: [
        { name: "place_id", in: "path", required: true, description: "Which.", schema: { type: "string" } },
      ],
    },
    get: done,
    usage: `coval.getInPathThings.getInPath({ place_id: "a/b" });
// @ts-expect-error: it is required
coval.getInPathThings.getInPath({});`,
    params: { place_id: "a/b" },
    sends: "/v1/places/a%2Fb:inspect",
    flags: ["a/b"],
  },
  {
    what: "a shared parameter",
    operationId: "getShared",
    components: {
      parameters: {
        Verbose: {
          name: "verbose",
          in: "query",
          description: "Whether to say more.",
          schema: { type: "boolean" },
        },
      },
    },
    get: { ...done, parameters: [{ $ref: "#/components/parameters/Verbose" }] },
    usage: "coval.getSharedThings.getShared({ verbose: true });",
    params: { verbose: true },
    sends: "/v1/getShared?verbose=true",
    flags: ["--verbose"],
    refuses: [{ flags: [], query: "verbose=yes", text: "must be a boolean" }],
  },
  {
    what: "deprecated: the operation and a parameter",
    operationId: "getOld",
    get: {
      ...done,
      deprecated: true,
      parameters: [
        { name: "older", in: "query", description: "Old.", deprecated: true, schema: { type: "string" } },
      ],
    },
    usage: 'coval.getOldThings.getOld({ older: "x" });',
    params: { older: "x" },
    flags: ["--older", "x"],
    help: /[Dd]eprecated[\s\S]*--older[\s\S]*[Dd]eprecated/,
  },
  {
    what: "awkward names",
    operationId: "getAwkward",
    get: {
      ...done,
      ...query({
        class: { type: "string" },
        "per-page": { type: "integer" },
        "page[size]": { type: "integer" },
        $top: { type: "integer" },
      }),
    },
    usage: 'coval.getAwkwardThings.getAwkward({ class: "a", "per-page": 1, "page[size]": 2, $top: 3 });',
    params: { class: "a", "per-page": 1, "page[size]": 2, $top: 3 },
    flags: ["--class", "a", "--per-page", "1", "--page-size", "2", "--top", "3"],
  },
  {
    what: "a description that could end a comment or a template",
    operationId: "getProse",
    get: {
      ...done,
      description: `It ends here: */ and \`code\` and ${"$"}{injected} and \\u0041 \u2028.`,
      parameters: [{ name: "q", in: "query", description: `*/ \`${"$"}{q}\``, schema: { type: "string" } }],
    },
    usage: 'coval.getProseThings.getProse({ q: "x" });',
    params: { q: "x" },
    flags: ["--q", "x"],
  },
  {
    what: "an operation without a key",
    operationId: "getOpen",
    get: { ...done, security: [] },
    usage: "coval.getOpenThings.getOpen();",
    params: {},
    flags: [],
  },
];
