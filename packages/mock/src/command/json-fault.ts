import { jsonTokens } from "./json-tokens.ts";

/** Where a text stops being JSON, and what was expected there. JSON.parse does not say it in every version of Node. */
export interface JsonFault {
  readonly at: number;
  readonly expected: string;
}

type Container = "[" | "{";
type State = "value" | "first-value" | "first-key" | "key" | "colon" | "next" | "end";

/** Undefined: the text is JSON. */
export function jsonFault(text: string): JsonFault | undefined {
  const open: Container[] = [];
  let state: State = "value";
  for (const token of jsonTokens(text)) {
    const next = follow(state, token.text, open);
    if (!next) return { at: token.at, expected: expectation(state, open) };
    state = next;
  }
  return state === "end" ? undefined : { at: text.length, expected: expectation(state, open) };
}

/** The state after a token, which opens or closes a container; undefined where the token cannot stand. */
function follow(state: State, token: string, open: Container[]): State | undefined {
  if (state === "first-value" && token === "]") return close(open);
  if (state === "first-key" && token === "}") return close(open);
  switch (state) {
    case "value":
    case "first-value":
      if (token === "[" || token === "{") {
        open.push(token);
        return token === "[" ? "first-value" : "first-key";
      }
      return /^["\-\dtfn]/.test(token) ? after(open) : undefined;
    case "first-key":
    case "key":
      return token.startsWith('"') ? "colon" : undefined;
    case "colon":
      return token === ":" ? "value" : undefined;
    case "next":
      if (token === ",") return open.at(-1) === "{" ? "key" : "value";
      return token === (open.at(-1) === "{" ? "}" : "]") ? close(open) : undefined;
    case "end":
      return undefined;
  }
}

function close(open: Container[]): State {
  open.pop();
  return after(open);
}

function after(open: readonly Container[]): State {
  return open.length === 0 ? "end" : "next";
}

function expectation(state: State, open: readonly Container[]): string {
  switch (state) {
    case "value":
      return "a value";
    case "first-value":
      return "a value or ]";
    case "key":
      return "a name in double quotes";
    case "first-key":
      return "a name in double quotes or }";
    case "colon":
      return ":";
    case "next":
      return open.at(-1) === "{" ? ", or }" : ", or ]";
    case "end":
      return "nothing more";
  }
}
