/** Names of countries in the six UN languages, as the platform knows them. Pure, and safe in the browser. */

const LANGUAGES = ["en", "fr", "es", "ru", "ar", "zh"] as const;
const LETTERS = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];

let known: ReadonlySet<string> | undefined;

/** All names, built when they are first asked for: few texts hold what looks like the name of a person. */
function countryNames(): ReadonlySet<string> {
  if (known) return known;
  const names = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: "region", fallback: "none" }),
  );
  const codes = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  known = new Set(
    codes.flatMap((code) => names.flatMap((of) => of.of(code) ?? [])).map((name) => name.toLowerCase()),
  );
  return known;
}

/** Shorter names of countries are the beginning of given names too: 马里 is Mali, 马里亚姆 is Mariam. */
const LETTERS_MIN = 3;

/** Whether words are the name of a country, or begin with one of several words. A given name may be that of a country. */
export function isCountry(text: string): boolean {
  const words = text.toLowerCase().split(" ");
  return words.some(
    (_, last) => (last > 0 || words.length === 1) && countryNames().has(words.slice(0, last + 1).join(" ")),
  );
}

/** The same where words are not divided: Chinese. */
export function beginsWithCountry(text: string): boolean {
  const letters = Array.from(text);
  return letters.some(
    (_, last) =>
      (last + 1 >= LETTERS_MIN || last + 1 === letters.length) &&
      countryNames().has(letters.slice(0, last + 1).join("")),
  );
}
