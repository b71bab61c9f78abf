import { compile, type Expression, emit, format, isExpression, parse } from "@covalkit/filter";
import type { ListOperation } from "@covalkit/spec";
import { isCovalError } from "../errors/guards.ts";
import { type Deadline, deadlineIn } from "../request/call.ts";
import type { Send } from "../request/send.ts";
import type { ParamValues } from "../write-params.ts";
import type { ListOptions } from "./list-options.ts";
import { type Page, readPage } from "./page.ts";
import { makeResume, type Resume, ResumeError } from "./resume.ts";

/** Where the pages of one walk, or one awaited page, come from. */
export interface PageSource {
  readonly operation: ListOperation;
  /** The token of the first page, where it is not the list's own first. */
  readonly firstToken: string | undefined;
  /** The ids that an earlier walk has handed out. */
  readonly seen: readonly string[];
  /** Asks for a page, which has only the items that the filter keeps. */
  fetchPage(token: string | undefined, signal: AbortSignal | undefined): Promise<Page>;
  /** Goes on at the page of `token`, without the items of these ids. */
  resumeAt(token: string | undefined, seen: readonly string[]): Resume;
}

/**
 * What a listing of `operation` with `params` asks for, from `resume` on where there is one. Its filter is read when the
 * first source is made, and once.
 *
 * @throws {FilterSyntaxError} when the filter is a text and no filter.
 * @throws {FilterEmitError} when nothing that is safe to send can express it.
 */
export function createPageSource(
  send: Send,
  operation: ListOperation,
  { [operation.list.pageToken]: givenToken, ...params }: ParamValues,
  options: ListOptions,
  resume?: Resume,
): () => PageSource {
  const { operationId, list } = operation;
  // A resume says null for the list's own first page.
  const firstToken = ((resume ? resume.pageToken : givenToken) ?? undefined) as string | undefined;
  let read: QueryWithFilter | undefined;
  return () => {
    read ??= readFilter(operation, params);
    const { sent, filter, keep, canonical } = read;
    let deadline: Deadline | undefined;
    return {
      operation,
      firstToken,
      seen: resume?.seen ?? [],
      async fetchPage(token, signal) {
        deadline ??= deadlineIn(options.deadlineMs);
        const query = { ...sent, [list.pageToken]: token };
        const body = await send(operation, query, { ...options, signal }, deadline, filter).catch(
          (error: unknown) => {
            if (!resume || !token || token !== firstToken || !isCovalError(error, "BadRequestError"))
              throw error;
            throw new ResumeError(
              `The API refused the page token of this resume (${error.message}); tokens do not live forever. Start over.`,
              { cause: error },
            );
          },
        );
        return readPage(body, list, options.malformed, keep);
      },
      resumeAt: (token, seen) => makeResume(operationId, canonical(), token ?? null, seen),
    };
  };
}

/** A query whose filter was read. */
interface QueryWithFilter {
  /** What to send: its filter means the same under every reading. */
  readonly sent: ParamValues;
  readonly filter?: { readonly text: string; readonly expression: Expression };
  /** What is left to filter of the answer; `undefined` where the API's answer is exact. */
  readonly keep?: ((item: object) => boolean) | undefined;
  /** As the caller meant it, its filter as canonical text. */
  canonical(): ParamValues;
}

function readFilter({ filter }: ListOperation, params: ParamValues): QueryWithFilter {
  if (!filter) return { sent: params, canonical: () => params };
  const { [filter.parameter]: given, ...rest } = params;
  const expression = isExpression(given) ? given : parse(String(given ?? ""));
  const { text, residual } = emit(expression, filter.fields);
  // The empty filter, which everything matches, is no parameter at all.
  if (text === "") return { sent: rest, canonical: () => rest };
  return {
    sent: { ...rest, [filter.parameter]: text },
    filter: { text, expression },
    keep: residual && (compile(residual, filter.fields) as (item: object) => boolean),
    canonical: () => ({ ...rest, [filter.parameter]: format(expression) }),
  };
}
