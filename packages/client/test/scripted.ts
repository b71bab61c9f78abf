import { type ClientOptions, type CovalClient, createClient } from "@covalkit/client";

/** One answer of a scripted API: a body to send as JSON, a whole response, an error to throw, or what makes one. */
export type Step = object | Response | Error | ((request: Request) => Promise<Response> | Response);

export interface Scripted {
  readonly client: CovalClient;
  /** The requests that were sent, in order. */
  readonly requests: Request[];
  /** A parameter of each request, `null` where it was not sent. */
  asked(parameter: string): (string | null)[];
}

/** A `fetch` that answers with `steps`, one after the other, and with the last one from then on. */
export function answering(steps: readonly Step[]): {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly requests: Request[];
} {
  const requests: Request[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    const step = steps[Math.min(requests.length, steps.length - 1)];
    requests.push(request);
    if (step instanceof Error) throw step;
    if (step instanceof Response) return step.clone();
    if (typeof step === "function") return step(request);
    return Response.json(step);
  };
  return { fetch, requests };
}

/** A client whose requests are answered by `steps`. */
export function scripted(steps: readonly Step[], options: ClientOptions = {}): Scripted {
  const { fetch, requests } = answering(steps);
  return {
    client: createClient({ apiKey: "test-key", baseUrl: "https://api.test", fetch, ...options }),
    requests,
    asked: (parameter) => requests.map(({ url }) => new URL(url).searchParams.get(parameter)),
  };
}

/** A page of conversations with these ids. */
export function page(ids: readonly string[], next_page_token?: string | null): object {
  return { conversations: ids.map(conversation), ...(next_page_token !== undefined && { next_page_token }) };
}

export const conversation = (conversation_id: string): object => ({
  conversation_id,
  status: "COMPLETED",
  create_time: "2025-11-03T14:32:30Z",
});

/** The ids of conversations. */
export const idsOf = (items: readonly { conversation_id: string }[]): string[] =>
  items.map(({ conversation_id }) => conversation_id);

/** What a promise was rejected with. */
export const failure = (promise: PromiseLike<unknown>): Promise<unknown> =>
  Promise.resolve(promise).then(
    (value) => {
      throw new Error(`It should have failed, but gave ${JSON.stringify(value)}`);
    },
    (error: unknown) => error,
  );

/** An error's response, in the API's own shape. */
export const apiError = (
  status: number,
  code: string,
  init: ResponseInit = {},
  details: object[] = [],
): Response =>
  Response.json({ error: { code, message: `It went wrong: ${code}`, details } }, { status, ...init });
