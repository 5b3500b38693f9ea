/** Between the controls of an indicator card and the fields of a rating. Pure; browser and server read forms alike. */
import { UNDETERMINED } from "@/lib/text/language";
import { RATING_FIELDS, type RatingFieldName } from "./fields";
import type { RatingFields } from "./schema";
import { WRITING_LANGUAGES } from "./writing-languages";

/** Name of the one group of choices that settles state and level. */
export const JUDGEMENT_CONTROL = "judgement";
/** Name of the button that saves a plain form without its judgement: a choice cannot be taken back otherwise. */
export const CLEAR_CONTROL = "clear";
/** Fields whose control has the field's own name and holds text; blank is nothing. */
export const TEXT_CONTROLS = [
  "notApplicableReason",
  "rationale",
  "teamNote",
  "confidenceLoweredReason",
  "searchSources",
  "searchLanguages",
  "searchFrom",
  "searchTo",
  "requestWhat",
  "requestOf",
  "requestOn",
  "requestBy",
  "requestRefusal",
  "confidenceLoweredTo",
  "changeCause",
  "overrideReason",
] as const satisfies readonly RatingFieldName[];
/** Fields that carry a language with them. */
const WRITTEN: readonly string[] = ["rationale", "teamNote", "notApplicableReason"];

type Value = string | number | boolean | null;
type FieldRecord = Readonly<Partial<Record<RatingFieldName, Value>>>;
/** What a control holds: its text, or null where it is absent or nothing is chosen. */
type Read = (name: string) => string | null;

const blankToNull = (text: string | null) => (text === null || text.trim() === "" ? null : text);

/** The control that a field stands in. */
export function controlOf(field: RatingFieldName): string {
  return field === "state" || field === "level" ? JUDGEMENT_CONTROL : field;
}

/** What the controls of a judgement hold for a rating. */
export function judgementChoice({ state, level }: { state?: Value; level?: Value }): string {
  if (state === "rated") return typeof level === "number" ? String(level) : "";
  return typeof state === "string" ? state : "";
}

/** The fields that a touched control settles. Unknown controls settle none. */
export function touchedFields(name: string, read: Read, locale: string, language: Value): FieldRecord {
  if (name === JUDGEMENT_CONTROL || name === "notAssessedReason") return judgement(read);
  if (name === "contradictionAnswered") return { contradictionAnswered: read(name) !== null };
  if (name === "language") return { language: read(name) ?? UNDETERMINED };
  const field = TEXT_CONTROLS.find((one) => one === name);
  if (field === undefined) return {};
  const text = { [field]: blankToNull(read(name)) };
  const begins = WRITTEN.includes(field) && (language === UNDETERMINED || language === null);
  return begins ? { ...text, language: locale } : text;
}

function judgement(read: Read): FieldRecord {
  const choice = read(JUDGEMENT_CONTROL);
  if (choice === "not_assessed") {
    return { state: choice, level: null, notAssessedReason: blankToNull(read("notAssessedReason")) };
  }
  if (choice === "not_applicable") return { state: choice, level: null, notAssessedReason: null };
  const level = choice === null || choice === "" ? null : Number(choice);
  return level === null
    ? { state: null, level: null, notAssessedReason: null }
    : { state: "rated", level, notAssessedReason: null };
}

/**
 * The fields of a plain form that differ from what it was filled with: the touched ones. `was` are the values that
 * the page showed; a control that the form does not have touches nothing.
 */
export function changedInForm(
  controls: Read,
  has: (name: string) => boolean,
  was: FieldRecord,
  locale: string,
): FieldRecord {
  const form: Read =
    controls(CLEAR_CONTROL) === null
      ? controls
      : (name) => (name === JUDGEMENT_CONTROL ? null : controls(name));
  const names = [JUDGEMENT_CONTROL, ...TEXT_CONTROLS, "contradictionAnswered", "language"];
  const touched: Partial<Record<RatingFieldName, Value>> = {};
  for (const name of names) {
    if (!has(name) && name !== "contradictionAnswered" && name !== JUDGEMENT_CONTROL) continue;
    const fields = touchedFields(name, form, locale, was.language ?? null);
    const differs = RATING_FIELDS.some((field) => {
      const value = fields[field];
      return value !== undefined && field !== "language" && plain(value) !== plain(was[field] ?? null);
    });
    const chosenLanguage = name === "language" && fields.language !== shownLanguage(was.language, locale);
    if (differs || chosenLanguage) Object.assign(touched, fields);
  }
  return touched;
}

function plain(value: Value): Value {
  if (typeof value !== "string") return value === null ? null : value;
  const text = value.replaceAll("\r\n", "\n").trim();
  return text === "" ? null : text;
}

/** The language that a card shows: the rating's own, else, while nothing was written, that of the page. */
export function shownLanguage(language: Value | undefined, locale: string): string {
  return WRITING_LANGUAGES.find((one) => one === language) ?? locale;
}

/** The values of a rating that a form is filled with. */
export function shownFields(rating: Partial<RatingFields>): FieldRecord {
  const shown: Partial<Record<RatingFieldName, Value>> = {};
  for (const field of RATING_FIELDS) {
    const value = rating[field];
    if (value !== undefined) shown[field] = value;
  }
  return shown;
}
