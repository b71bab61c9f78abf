import type { ListOperation, Operation } from "@covalkit/spec";
import { checkOptions } from "./check-options.ts";
import { deadlineIn } from "./request/call.ts";
import type { OnEvent } from "./request/events.ts";
import type { RequestOptions, Send } from "./request/send.ts";
import type { ListOptions } from "./walk/list-options.ts";
import { createListing } from "./walk/listing.ts";
import { createPageSource } from "./walk/page-source.ts";
import { checkResume, type Resume } from "./walk/resume.ts";
import type { ParamValues } from "./write-params.ts";

/** Makes the methods of resources from the operation table; the generated code says each method's type. */
export interface Core {
  list<Method>(operation: ListOperation): Method;
  call<Method>(operation: Operation): Method;
}

/** Binds operations to `send`; `clientDeadlineMs` is for calls without a deadline of their own. */
export function createCore(send: Send, emit: OnEvent, clientDeadlineMs: number | undefined): Core {
  const list = (operation: ListOperation) => {
    const open = (params: ParamValues, options: ListOptions, resume?: Resume) => {
      checkOptions("list", options);
      const { deadlineMs = clientDeadlineMs, onPage } = options;
      const { operationId } = operation;
      const own: ListOptions = {
        ...options,
        deadlineMs,
        onPage(page) {
          emit({ type: "page", operationId, ...page });
          onPage?.(page);
        },
      };
      return createListing(createPageSource(send, operation, params, own, resume), own);
    };
    return Object.assign((params: ParamValues = {}, options: ListOptions = {}) => open(params, options), {
      resume(from: Resume, options: ListOptions = {}) {
        checkResume(from, operation.operationId);
        return open(from.query, options, from);
      },
    });
  };

  const call =
    (operation: Operation) =>
    async (params: ParamValues = {}, options: RequestOptions = {}) => {
      checkOptions("call", options);
      const { deadlineMs = clientDeadlineMs } = options;
      return send(operation, params, options, deadlineIn(deadlineMs));
    };

  // The generated methods know their items and pages; here each is an object.
  return { list, call } as unknown as Core;
}
