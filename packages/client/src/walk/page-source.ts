import type { ListOperation } from "@covalkit/spec";
import type { RequestOptions, Send } from "../core.ts";
import { BadRequestError } from "../errors/api-error.ts";
import { type Deadline, deadlineIn } from "../request/call.ts";
import type { OnEvent } from "../request/events.ts";
import type { Params } from "../write-params.ts";
import type { ListQuery } from "./listing.ts";
import { readFilter } from "./read-filter.ts";
import { type Resume, ResumeError } from "./resume.ts";

/** What a listing of `operation` with `params` asks for, from `resume` on where there is one. */
export function createListQuery(
  send: Send,
  emit: OnEvent,
  operation: ListOperation,
  params: Params,
  resume: Resume | undefined,
): () => ListQuery {
  return () => {
    const { pageToken } = operation.list;
    const { [pageToken]: givenToken, ...rest } = params;
    const { query, sent, keep } = readFilter(operation, rest);
    const firstToken = ((resume ? resume.pageToken : givenToken) as string | null | undefined) ?? undefined;
    let deadline: Deadline | undefined;
    return {
      operation,
      query,
      firstToken,
      seen: resume?.seen ?? [],
      keep,
      emit,
      async fetchPage(token: string | undefined, signal: AbortSignal | undefined, options: RequestOptions) {
        deadline ??= deadlineIn(options.deadlineMs);
        return send(operation, { ...sent, [pageToken]: token }, { ...options, signal }, deadline).catch(
          (error: unknown) => {
            if (!resume || token === undefined || token !== firstToken || !(error instanceof BadRequestError))
              throw error;
            throw new ResumeError(
              `The API refused the page token of this resume (${error.message}); tokens do not live forever. Start over.`,
              { cause: error },
            );
          },
        );
      },
    };
  };
}
