import { createHash, randomBytes } from "node:crypto";
import canonicalize from "canonicalize";

/** RFC 8785 canonical JSON. Dates become ISO text; undefined members are left out. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(JSON.parse(JSON.stringify(value)));
  if (text === undefined) throw new Error("The value has no canonical form.");
  return text;
}

/** SHA-256 in lower-case hexadecimal of a text or of bytes. */
export function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/** A new salt of 32 random bytes. */
export function newSalt(): Buffer {
  return randomBytes(32);
}

/** SHA-256 over salt and text: without the salt nobody can tell what the text was. */
export function saltedSha256(salt: Buffer, text: string): string {
  return createHash("sha256").update(salt).update(text, "utf8").digest("hex");
}
