import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { PASSPHRASE_LENGTH_MIN } from "./passphrase";

let common: ReadonlySet<string> | undefined;

/** Whether a text in lower case is among the passphrases that attackers try first. Needs no network. */
export function isCommonPassphrase(lowerCase: string): boolean {
  common ??= new Set(
    dictionary["passwords-common"].filter((candidate) => candidate.length >= PASSPHRASE_LENGTH_MIN),
  );
  return common.has(lowerCase);
}
