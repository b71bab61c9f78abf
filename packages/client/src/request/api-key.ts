import { ConfigurationError } from "../errors/configuration-error.ts";

/** An API key, or where to get one; a function is asked for every call, and once more after a 401. */
export type ApiKey = string | (() => string | undefined | Promise<string | undefined>);

/** Visible ASCII: what a header may hold (RFC 9110 §5.5) and a key may be made of. */
const HEADER_SAFE = /^[\x21-\x7e]+$/;

/**
 * The key of a call; `undefined` where there is none.
 *
 * @throws {ConfigurationError} when it cannot be had, or cannot be sent. The key is in no message.
 */
export async function readApiKey(apiKey: ApiKey | undefined): Promise<string | undefined> {
  const given = typeof apiKey === "function" ? await ask(apiKey) : apiKey;
  if (given !== undefined && typeof given !== "string") {
    throw new ConfigurationError(`The function given as apiKey gave a ${typeof given}, not a text.`);
  }
  const key = given?.trim();
  if (!key) return undefined;
  if (!HEADER_SAFE.test(key)) {
    throw new ConfigurationError(
      "The API key holds a character that no header can carry; was it copied whole?",
    );
  }
  return key;
}

async function ask(apiKey: Exclude<ApiKey, string>): Promise<string | undefined> {
  try {
    return await apiKey();
  } catch (cause) {
    throw new ConfigurationError("The function given as apiKey failed.", { cause });
  }
}
