import { type Accepted, both, path, type Refused, replace, response } from "./edits.ts";

export const refused: Refused = {
  "the responses": [
    [
      "a stream of events",
      path("description: Streams.", "content: { ▸text/event-stream: { schema: { type: string } } }"),
      /stream of events/,
    ],
    [
      "several media types without JSON",
      path(
        "description: Files.",
        "content: { text/csv: { schema: { type: string } }, ▸application/pdf: { schema: { type: string } } }",
      ),
      /not as text\/csv or application\/pdf.*Keep one/,
    ],
    [
      "any media type",
      path("description: Files.", 'content: { ▸"*/*": { schema: { type: string } } }'),
      /Name one media type/,
    ],
    [
      "two kinds of JSON",
      path(
        "description: Files.",
        "content: { application/json: { schema: { type: string } }, ▸application/hal+json: { schema: { type: string } } }",
      ),
      /JSON twice/,
    ],
    [
      "a second success",
      response('▸"201":\n  description: Another.'),
      /two successes, 200 and 201.*Keep one/,
    ],
    ["a success of every kind beside one", response("▸2XX:\n  description: Others."), /two successes/],
    [
      "no success",
      both(
        path("description: None."),
        replace(/(?<=getMislaid\n[\s\S]*?)responses:\n(\s+)"200"/, "▸responses:\n$1default"),
      ),
      /no success.*"200"/,
    ],
  ],
};

export const accepted: Accepted = {
  "the responses": [
    ["text", path("description: A text.", "content: { text/plain: { schema: { type: string } } }")],
    [
      "bytes",
      path(
        "description: A file.",
        "content: { application/pdf: { schema: { type: string, format: binary } } }",
      ),
    ],
    [
      "JSON of a charset, beside another media type",
      path(
        "description: Both.",
        'content: { "application/json; charset=utf-8": { schema: { type: string } }, text/csv: { schema: { type: string } } }',
      ),
    ],
    ["nothing", path("description: None.", "x-holds: nothing")],
    [
      "a success of every kind",
      both(path("description: Any."), replace(/(?<=getMislaid\n[\s\S]*?)"200":/, "2XX:")),
    ],
  ],
};
