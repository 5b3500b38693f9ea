/** Columns that several tables of a data package have. Pure. */
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import type { ReleaseDocument } from "@/lib/releases/format";
import { type Column, type ColumnKind, codesOf } from "./table";

/** Something in a release, with the release that it stands in. */
export type Within<Entry> = { readonly release: ReleaseDocument; readonly entry: Entry };

/** One of the entries of a list. */
export type Of<Part> = Part extends readonly (infer Entry)[] ? Entry : never;
export type Indicator = Of<ReleaseDocument["indicators"]>;

/** What the code book says of codes is what the pages say, in English. */
export const words = catalogueOf("en");
export const states = codesOf(words.release.states);
export const confidences = codesOf(words.release.confidences);
const purposes = codesOf(words.releaseDifferences.purposes);

/** A column of rows of one kind. */
export const column = <Row>(
  name: string,
  kind: ColumnKind,
  meaning: string,
  value: Column<Row>["value"],
  codes?: Column<Row>["codes"],
): Column<Row> => ({ name, kind, meaning, value, ...(codes === undefined ? {} : { codes }) });

/** The columns that every table begins with: whose row it is. */
export function placeColumns<Row>(releaseOf: (row: Row) => ReleaseDocument): readonly Column<Row>[] {
  return [
    column("release", "code", "Permanent code of the release.", (row) => releaseOf(row).code),
    column(
      "country_iso3",
      "code",
      "ISO 3166 code of the State, three letters; XAA to XZZ are invented.",
      (row) => releaseOf(row).country.iso3,
    ),
    column("round", "code", "Code of the round.", (row) => releaseOf(row).round.code),
    column("purpose", "code", "What the assessment was made for.", (row) => releaseOf(row).purpose, purposes),
  ];
}

/** The same for what stands in a release. */
export const inRelease = <Entry>(): readonly Column<Within<Entry>>[] =>
  placeColumns(({ release }) => release);

/** What is said of an indicator, by the team or by the State itself. */
export function answerColumns<Row>(
  answerOf: (
    row: Row,
  ) => Pick<
    Indicator,
    "state" | "level" | "word" | "sentence" | "reason" | "notApplicableReason" | "rationale" | "language"
  >,
): readonly Column<Row>[] {
  return [
    column("state", "code", "Kind of the answer.", (row) => answerOf(row).state, states),
    column(
      "level",
      "number",
      "Level on the scale of the edition. Empty where there is none, and for every exposure, which is told in words only.",
      (row) => answerOf(row).level,
    ),
    column("word", "text", "Word of the level, in the language of the edition.", (row) => answerOf(row).word),
    column(
      "sentence",
      "text",
      "Sentence of the level, in the language of the edition.",
      (row) => answerOf(row).sentence,
    ),
    column(
      "reason_code",
      "code",
      "Why it was not assessed, as a code of the edition.",
      (row) => answerOf(row).reason?.code,
    ),
    column("reason", "text", "The same in words.", (row) => answerOf(row).reason?.label),
    column(
      "not_applicable_reason",
      "text",
      "Why it does not apply.",
      (row) => answerOf(row).notApplicableReason,
    ),
    column("rationale", "text", "The reasons, as they were written.", (row) => answerOf(row).rationale),
    column("language", "code", "Language of the reasons (BCP 47).", (row) => answerOf(row).language),
  ];
}
