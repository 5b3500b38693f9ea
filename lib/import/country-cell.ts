import { type CountryKnowledge, resolveCountry } from "@/lib/countries/resolve-country";
import type { Reading } from "./numbers";
import type { NoticeCode } from "./problem";

/** What a cell of a column of countries says; `left_out` where it is no country and its row is none of a State. */
export type CountryReading =
  | Reading<string>
  | { kind: "left_out"; notice: NoticeCode; partOf: string | null };

/**
 * The ISO alpha-3 code of the country that a cell names. `NA` is Namibia here, as a country code is expected.
 * A name that is ambiguous or unknown is a problem until somebody decided it (`country_name_decisions`).
 */
export function readCountry(text: string, knowledge: CountryKnowledge): CountryReading {
  const value = text.trim();
  if (value === "") return { kind: "missing", mark: "", status: null };
  const answer = resolveCountry(value, knowledge);
  switch (answer.kind) {
    case "known":
      return { kind: "value", value: answer.iso3, notes: [] };
    case "not_country":
      return { kind: "left_out", notice: `left_out_${answer.what}`, partOf: answer.partOf };
    case "ambiguous":
      return {
        kind: "problem",
        code: "country_ambiguous",
        values: { value, expected: answer.iso3s.join(", ") },
      };
    case "unknown":
      return answer.unlistedArea === null
        ? { kind: "problem", code: "country_name_unknown", values: { value } }
        : { kind: "problem", code: "country_not_listed", values: { value, iso3: answer.unlistedArea } };
  }
}

/**
 * The country of two cells that name it, a code and a name. Where the code says nothing certain, the name decides; where
 * they name two things, that is a problem: `CAR` beside "Caribbean" is no country, `TGO` beside "Benin" is a mistake.
 */
export function readCountryPair(code: string, name: string, knowledge: CountryKnowledge): CountryReading {
  const [byCode, byName] = [readCountry(code, knowledge), readCountry(name, knowledge)];
  if (byName.kind !== "value" && byName.kind !== "left_out") return byCode;
  if (byCode.kind === "missing" || byCode.kind === "problem") return byName;
  const agree =
    byCode.kind === "value"
      ? byName.kind === "value" && byName.value === byCode.value
      : byName.kind === "left_out";
  if (agree) return byCode;
  return { kind: "problem", code: "country_conflict", values: { value: code.trim(), other: name.trim() } };
}
