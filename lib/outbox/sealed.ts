/** Texts that lie on a device, each encrypted by itself (AES-GCM, 256 bits). Pure: the key comes from the caller. */

const IV_BYTES = 12;
const ALGORITHM = "AES-GCM";

/** An encrypted text with what, beside the key, is needed to read it. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; text: ArrayBuffer };

/** Encrypts a text under a key, each time with a new random start. */
export async function seal(key: CryptoKey, plain: string): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = await crypto.subtle.encrypt({ name: ALGORITHM, iv }, key, new TextEncoder().encode(plain));
  return { iv, text };
}

/** The text again; null where it was encrypted under another key, or changed since. */
export async function unseal(key: CryptoKey, { iv, text }: Sealed): Promise<string | null> {
  try {
    const plain = await crypto.subtle.decrypt({ name: ALGORITHM, iv }, key, text);
    return new TextDecoder().decode(plain);
  } catch {
    return null;
  }
}

/** A key of 32 bytes that reads and writes, and that no script can take out of the browser. */
export function sealingKey(bytes: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", bytes, ALGORITHM, false, ["encrypt", "decrypt"]);
}
