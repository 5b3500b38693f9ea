import "server-only";
import { hash, verify } from "@node-rs/argon2";
import { normalisePassphrase } from "./passphrase";
import { newSecret } from "./token";

/** Argon2id (the library's default algorithm) at the cost that OWASP asks for at least. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let decoy: Promise<string> | undefined;

/** The Argon2id hash of a passphrase, in PHC form. */
export function hashPassphrase(passphrase: string): Promise<string> {
  return hash(normalisePassphrase(passphrase), COST);
}

/** Whether a passphrase fits. Without a stored hash it takes as long and answers false. */
export async function verifyPassphrase(stored: string | null, passphrase: string): Promise<boolean> {
  decoy ??= hashPassphrase(newSecret());
  const fits = await verify(stored ?? (await decoy), normalisePassphrase(passphrase));
  return stored !== null && fits;
}
