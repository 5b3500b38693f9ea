/** Letters that no decomposition takes apart, as people type them without a special keyboard. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ħ: "h",
  ł: "l",
  ŧ: "t",
  þ: "th",
  ı: "i",
  ĸ: "k",
  ŋ: "n",
  ς: "σ",
  ى: "ي",
  ی: "ي",
  ة: "ه",
  ک: "ك",
};
const PLAIN_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join("")}]`, "gu");
/** Apostrophes of all kinds join (`d'Ivoire`), every other sign parts. The tatweel only stretches a word. */
const JOINING = /['’‘ʼʻ´`ˈ′\u0640]/gu;
const PARTING = /[^\p{L}\p{N}]+/gu;
const IGNORED_WORDS: ReadonlySet<string> = new Set(["the", "and"]);
const WRITTEN_OUT: Readonly<Record<string, string>> = { st: "saint", ste: "sainte" };

/**
 * A name without what people write differently: case, accents, punctuation, repeated spaces, "the", "and", "&", and
 * "St." for "Saint". Words stay apart by one space. Applying it twice changes nothing.
 */
export function normaliseName(text: string): string {
  return withoutMarks(withoutMarks(text.replace(JOINING, "")).toLowerCase())
    .replace(JOINING, "")
    .replace(PLAIN_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .split(PARTING)
    .filter((word) => word !== "" && !IGNORED_WORDS.has(word))
    .map((word) => WRITTEN_OUT[word] ?? word)
    .join(" ");
}

/** What two spellings of one name share: the normalised name without spaces, so that "Viet Nam" is "Vietnam". */
export function nameKey(text: string): string {
  return normaliseName(text).replaceAll(" ", "");
}

function withoutMarks(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "");
}
