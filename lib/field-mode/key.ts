/**
 * The key under which an assessment lies on a device: random, and itself encrypted under a key that PBKDF2 makes of the
 * passphrase. Neither leaves the device. Pure.
 */
import { normalisePassphrase } from "@/lib/auth/passphrase";
import { type Sealed, seal, sealingKey, unseal } from "@/lib/outbox/sealed";
import { FIELD_KEY_ITERATIONS } from "./rules";

const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** What lies openly beside the ciphertext: it tells whoever holds the device nothing without the passphrase. */
export type LockedKey = { salt: Uint8Array<ArrayBuffer>; iterations: number; key: Sealed };

/** A new random key, open and locked. */
export async function newFieldKey(
  passphrase: string,
  iterations = FIELD_KEY_ITERATIONS,
): Promise<{ key: CryptoKey; locked: LockedKey }> {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const outer = await keyOfPassphrase(passphrase, salt, iterations);
  const key = await seal(outer, btoa(String.fromCharCode(...bytes)));
  return { key: await sealingKey(bytes), locked: { salt, iterations, key } };
}

/** The key again; null where the passphrase is another one. */
export async function openFieldKey(
  passphrase: string,
  { salt, iterations, key }: LockedKey,
): Promise<CryptoKey | null> {
  const base64 = await unseal(await keyOfPassphrase(passphrase, salt, iterations), key);
  if (base64 === null) return null;
  return sealingKey(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
}

async function keyOfPassphrase(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(normalisePassphrase(passphrase));
  const material = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    material,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
