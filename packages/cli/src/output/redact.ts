import type { Output } from "../cli-context.ts";

/** A shorter key is no secret, and too likely a part of other words. */
const SHORTEST = 8;

/** `output` without the key, should the API or an error ever repeat it; bytes stay as they are. */
export function withoutKey(output: Output, key: string | undefined): Output {
  const secret = key?.trim() ?? "";
  if (secret.length < SHORTEST) return output;
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  const clean = (text: string) => forms.reduce((rest, form) => rest.replaceAll(form, "[redacted]"), text);
  return {
    write: (data) => output.write(typeof data === "string" ? clean(data) : data),
    get isTTY() {
      return output.isTTY ?? false;
    },
    get columns() {
      return output.columns ?? 80;
    },
  };
}
