/** The one passphrase of all demonstration accounts, kept beside the database so that each start can print it. */
import { randomInt } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";
/** Five letters each: about sixty bits together. */
const WORDS = 4;

function letter(of: string): string {
  return of.charAt(randomInt(of.length));
}

/** A passphrase of four words that can be read out and typed. */
export function newPassphrase(): string {
  const word = () => [CONSONANTS, VOWELS, CONSONANTS, VOWELS, CONSONANTS].map(letter).join("");
  return Array.from({ length: WORDS }, word).join("-");
}

function fileIn(dataDir: string): string {
  return join(dataDir, "demonstration-passphrase");
}

/** Keeps the passphrase in the data folder, readable by this user only. */
export function keepPassphrase(dataDir: string, passphrase: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(fileIn(dataDir), `${passphrase}\n`, { mode: 0o600 });
}

/** The kept passphrase, or null where this data folder holds none (the demonstration was built from another one). */
export function keptPassphrase(dataDir: string): string | null {
  try {
    return readFileSync(fileIn(dataDir), "utf8").trim();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw error;
  }
}
