import type { Output } from "../surroundings.ts";

/** A shorter key is no secret, and too likely a part of other words. */
const SHORTEST = 8;

/** `output` without the key, should the API or an error ever repeat it. */
export function withoutKey(output: Output, key: string | undefined): Output {
  const secret = key?.trim() ?? "";
  if (secret.length < SHORTEST) return output;
  const forms = [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)];
  return {
    write: (text) => output.write(forms.reduce((clean, form) => clean.replaceAll(form, "[redacted]"), text)),
    get isTTY() {
      return output.isTTY ?? false;
    },
    get columns() {
      return output.columns ?? 80;
    },
  };
}
