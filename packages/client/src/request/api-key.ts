import type { Security } from "@covalkit/spec";
import { typeOf } from "../describe-value.ts";
import { ConfigurationError } from "../errors/configuration-error.ts";
import { isSafeForKey } from "./base-url.ts";

/** An API key, or where to get one; a function is asked for every call, and once more after a 401. */
export type ApiKey = string | (() => string | undefined | Promise<string | undefined>);

/** Which key goes where. */
export interface KeyPlace {
  readonly apiKey: ApiKey | undefined;
  /** The header that carries the key; `null` where none is sent. */
  readonly security: Security | null;
  readonly baseUrl: string;
}

/** Visible ASCII: what a header may hold (RFC 9110 §5.5) and a key may be made of. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/**
 * Sets the key's header on the way to `address`; returns the key, where one goes.
 *
 * @throws {ConfigurationError} when the key cannot be had or sent, or must not go there: another origin than `baseUrl`,
 *   or a plain connection. The key is in no message.
 */
export async function setKey(
  headers: Headers,
  address: string,
  { apiKey, security, baseUrl }: KeyPlace,
): Promise<string | undefined> {
  if (!security) return undefined;
  const key = await readApiKey(apiKey);
  // Lower case: gateways in front of the API have been reported to compare header names by case.
  const name = security.header.toLowerCase();
  headers.delete(name);
  if (!key) return undefined;
  const url = new URL(address);
  const { origin } = new URL(baseUrl);
  if (url.origin !== origin) {
    throw new ConfigurationError(`The key belongs to ${origin}; it was not sent to ${url.origin}.`);
  }
  if (!isSafeForKey(url)) {
    throw new ConfigurationError(`The key was not sent to ${origin}: http: is not encrypted. Use https:.`);
  }
  headers.set(name, security.prefix + key);
  return key;
}

/** Where a call's key came from, for the message of a 401. */
export function keySourceOf({ apiKey, security }: KeyPlace): string {
  if (!security) return "No key was sent: the API takes none here.";
  if (typeof apiKey === "function") return "The key came from the apiKey function, which was asked twice.";
  if (apiKey?.trim()) return "The key came from the apiKey option.";
  return "No key was sent: the apiKey option is empty, and no other place is looked at.";
}

async function readApiKey(apiKey: ApiKey | undefined): Promise<string | undefined> {
  let key = apiKey;
  try {
    if (typeof key === "function") key = await key();
  } catch (cause) {
    throw new ConfigurationError("The apiKey function failed.", { cause });
  }
  if (key !== undefined && typeof key !== "string") {
    throw new ConfigurationError(`The apiKey function gave ${typeOf(key)}, not a string.`);
  }
  key = key?.trim();
  if (key && !HEADER_SAFE.test(key)) {
    throw new ConfigurationError(
      "The API key holds a character that no header can carry; was it copied whole?",
    );
  }
  return key;
}
