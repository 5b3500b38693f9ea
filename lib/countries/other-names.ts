/** What a country is looked for by beside its names in force. Pure. */
import { AMBIGUOUS_NAMES, AREAS_NOT_LISTED, FORMER_STATES, OTHER_CODES, OTHER_NAMES } from "./name-variants";

/** A name that stands for a country, for several, or for a State that a country came out of. */
export type OtherName = { readonly iso3: string; readonly name: string };

/** Codes of letters are written as names, such as UK; those of numbers are not. */
const NUMBER = /^\d+$/;

/** Every such name of every country, each once; also of areas that an installation may not have. */
export function otherNames(): readonly OtherName[] {
  const all = [
    ...OTHER_NAMES.flatMap(({ iso3, names }) => namesOf([iso3], names)),
    ...OTHER_CODES.flatMap(({ iso3, codes }) => namesOf([iso3], codes)),
    ...FORMER_STATES.flatMap(({ successors, names, codes }) => namesOf(successors, [...names, ...codes])),
    ...AMBIGUOUS_NAMES.flatMap(({ iso3s, names }) => namesOf(iso3s, names)),
    ...AREAS_NOT_LISTED.flatMap(({ iso3, names }) => namesOf([iso3], names)),
  ];
  return [...new Map(all.map((one) => [`${one.iso3} ${one.name}`, one])).values()];
}

function namesOf(iso3s: readonly string[], words: readonly string[]): readonly OtherName[] {
  const names = words.filter((word) => !NUMBER.test(word));
  return iso3s.flatMap((iso3) => names.map((name) => ({ iso3, name })));
}
