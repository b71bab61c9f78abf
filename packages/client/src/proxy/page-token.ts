/** Seals the API's page tokens, so that a caller can neither read one nor use it for another query. */
export interface PageTokenSeal {
  /** What the caller gets for `token`; it opens for `query` alone. */
  seal(token: string, query: string): Promise<string>;
  /** The API's token; `undefined` where no secret of this proxy sealed it for `query`. */
  open(sealed: string, query: string): Promise<string | undefined>;
}

const SALT_BYTES = 16;
const NONCE_BYTES = 12; // NIST SP 800-38D §8.2
/** The length of an offset tells how large it is: tokens are filled up to a multiple of this. */
const BLOCK_CHARACTERS = 64;

let ofThisProcess: Uint8Array<ArrayBuffer> | undefined;

/** Made once it is needed: some edge runtimes have no random numbers before the first request. */
function secretOfThisProcess(): Uint8Array<ArrayBuffer> {
  ofThisProcess ??= crypto.getRandomValues(new Uint8Array(32));
  return ofThisProcess;
}

/**
 * AES-256-GCM (NIST SP 800-38D) under a key of its own for every token, derived from the secret by HKDF-SHA-256
 * (RFC 5869), so that no number of tokens wears a secret out. The first secret seals, any opens.
 */
export function createPageTokenSeal(secrets: readonly string[]): PageTokenSeal {
  let imported: Promise<readonly CryptoKey[]> | undefined;
  const readSecrets = (): Promise<readonly CryptoKey[]> => {
    const raw = secrets.length > 0 ? secrets.map(encode) : [secretOfThisProcess()];
    imported ??= Promise.all(
      raw.map((bytes) => crypto.subtle.importKey("raw", bytes, "HKDF", false, ["deriveKey"])),
    );
    return imported;
  };

  return {
    async seal(token, query) {
      const [secret] = await readSecrets();
      if (!secret) throw new TypeError("There is no secret to seal with.");
      const head = crypto.getRandomValues(new Uint8Array(SALT_BYTES + NONCE_BYTES));
      const text = JSON.stringify(token);
      const filled = text.padEnd(Math.ceil(text.length / BLOCK_CHARACTERS) * BLOCK_CHARACTERS);
      const key = await deriveKey(secret, head, "encrypt");
      return toBase64Url(head, await crypto.subtle.encrypt(cipher(head, query), key, encode(filled)));
    },
    async open(sealed, query) {
      const bytes = fromBase64Url(sealed);
      if (!bytes) return undefined;
      const head = bytes.subarray(0, SALT_BYTES + NONCE_BYTES);
      for (const secret of await readSecrets()) {
        const key = await deriveKey(secret, head, "decrypt");
        const text = await crypto.subtle
          .decrypt(cipher(head, query), key, bytes.subarray(head.length))
          .catch(() => undefined); // not sealed with this secret, or for another query
        if (text) return JSON.parse(new TextDecoder().decode(text));
      }
      return undefined;
    },
  };
}

const deriveKey = (
  secret: CryptoKey,
  head: Uint8Array<ArrayBuffer>,
  use: "encrypt" | "decrypt",
): Promise<CryptoKey> => {
  const info = encode("@covalkit/client/proxy page token");
  const from = { name: "HKDF", hash: "SHA-256", salt: head.subarray(0, SALT_BYTES), info };
  return crypto.subtle.deriveKey(from, secret, { name: "AES-GCM", length: 256 }, false, [use]);
};

const cipher = (head: Uint8Array<ArrayBuffer>, query: string): AesGcmParams => ({
  name: "AES-GCM",
  iv: head.subarray(SALT_BYTES),
  additionalData: encode(query),
});

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const toBase64Url = (head: Uint8Array, rest: ArrayBuffer): string =>
  btoa(Array.from([...head, ...new Uint8Array(rest)], (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

/** `undefined` for what cannot be a sealed token. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]+$/.test(text)) return undefined;
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return bytes.length > SALT_BYTES + NONCE_BYTES
      ? Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))
      : undefined;
  } catch {
    return undefined;
  }
}
