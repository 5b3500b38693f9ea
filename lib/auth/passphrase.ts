/** What a passphrase must be. Length alone counts: no rules of composition, no forced change. */
export const PASSPHRASE_LENGTH_MIN = 12;
export const PASSPHRASE_LENGTH_MAX = 128;

export const PASSPHRASE_PROBLEMS = ["too_short", "too_long", "own_email", "common"] as const;
export type PassphraseProblem = (typeof PASSPHRASE_PROBLEMS)[number];

/** The same text however it was typed: keyboards compose letters and accents differently. */
export function normalisePassphrase(passphrase: string): string {
  return passphrase.normalize("NFKC");
}

/** Letters and digits in lower case: what remains the same under spaces, dots and capitals. */
function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

/** One short piece over and over, such as `abcabcabcabc` or `dragon12dragon12`. */
function isRepetition(text: string): boolean {
  return /^(.{1,8})\1+.{0,3}$/u.test(text);
}

/**
 * What is wrong with a passphrase, or null. Lengths count characters, not bytes. `isCommon` is asked for the
 * lower-case text; the own e-mail, also without its dots, is refused.
 */
export function passphraseProblem(
  passphrase: string,
  email: string,
  isCommon: (lowerCase: string) => boolean,
): PassphraseProblem | null {
  const text = normalisePassphrase(passphrase);
  const length = [...text].length;
  if (length < PASSPHRASE_LENGTH_MIN) return "too_short";
  if (length > PASSPHRASE_LENGTH_MAX) return "too_long";
  if (email !== "" && bare(text) === bare(email)) return "own_email";
  const lowerCase = text.toLowerCase();
  if (isCommon(lowerCase) || isCommon(bare(text)) || isRepetition(lowerCase)) return "common";
  return null;
}
