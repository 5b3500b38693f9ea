import { z } from "zod";
import { PROGRAMME_REGIONS } from "@/db/enums";
import { optionalText, requiredText, typedIso3 } from "@/lib/core/field-schemas";
import { dayRange } from "@/lib/core/partial-date";

const NAME_LENGTH_MAX = 120;
const PARTIAL_DATE_LENGTH_MAX = 11;
const NOTE_LENGTH_MAX = 1000;
export const NAME_IN_FILE_LENGTH_MAX = 300;

/** An area that M49 does not list; the note says why it is here. */
export const addAreaInput = z.object({
  iso3: typedIso3,
  nameEn: requiredText(NAME_LENGTH_MAX),
  nameAr: optionalText(NAME_LENGTH_MAX),
  /** Names in further languages, by BCP 47 tag. */
  otherNames: z.record(z.string(), requiredText(NAME_LENGTH_MAX)).optional(),
  note: requiredText(NOTE_LENGTH_MAX),
});
export type AddAreaInput = z.output<typeof addAreaInput>;

export const setParticipationInput = z.object({
  iso3: typedIso3,
  region: z.enum(PROGRAMME_REGIONS),
  since: requiredText(PARTIAL_DATE_LENGTH_MAX).refine(
    (text) => !text.includes("/") && dayRange(text) !== null,
    "errors.field.partial_date",
  ),
  note: optionalText(NOTE_LENGTH_MAX),
});
export type SetParticipationInput = z.output<typeof setParticipationInput>;

export const endParticipationInput = z.object({ iso3: typedIso3, reason: requiredText(NOTE_LENGTH_MAX) });
export type EndParticipationInput = z.output<typeof endParticipationInput>;

export const countryFilter = z.object({
  search: z.string().trim().max(100).catch("").default(""),
  region: z.enum(PROGRAMME_REGIONS).optional().catch(undefined),
  participating: z.enum(["yes"]).optional().catch(undefined),
});
export type CountryFilter = z.output<typeof countryFilter>;

/** What a form says of a name that is not that of a country. */
export const NO_COUNTRY = "none";

/** What a name of a file stands for; without a country it is not the name of one. */
export const decideCountryNameInput = z.object({
  name: requiredText(NAME_IN_FILE_LENGTH_MAX),
  /** `none` in a form: it is no country. */
  iso3: z.preprocess((value) => (value === NO_COUNTRY ? null : value), typedIso3.nullable()),
  /** Version of the decision that is changed; 0 where there was none. */
  version: z.coerce.number().int().min(0),
});
export type DecideCountryNameInput = z.output<typeof decideCountryNameInput>;

/** A decision that is taken back. */
export const withdrawNameDecisionInput = z.object({
  name: requiredText(NAME_IN_FILE_LENGTH_MAX),
  version: z.coerce.number().int().min(1),
  reason: requiredText(NOTE_LENGTH_MAX),
});
export type WithdrawNameDecisionInput = z.output<typeof withdrawNameDecisionInput>;
