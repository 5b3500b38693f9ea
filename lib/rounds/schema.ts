/** What may be sent about a round. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { ROUND_PURPOSES } from "@/db/enums";
import { day, requiredDay, requiredText, ticked, typedIso3 } from "@/lib/core/field-schemas";

/** The form of the code of a round, as it stands in addresses. */
export const roundCodeSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,31}$/, "errors.field.round_code");
const title = requiredText(200);
const reason = requiredText(2_000);
/** Codes of countries: from check boxes one value each, from a text field any separator between them. */
const iso3List = z.preprocess(
  (value) =>
    (Array.isArray(value) ? value : [value])
      .flatMap((part) => (typeof part === "string" ? part.split(/[\s,;|]+/) : []))
      .filter((part) => part !== ""),
  z.array(typedIso3),
);

/** The countries of a form: those that were ticked, and others by their code. */
const countryLists = { countries: iso3List, otherCountries: iso3List };
function joined<T extends { countries: string[]; otherCountries: string[] }>({
  otherCountries,
  ...input
}: T): Omit<T, "otherCountries"> {
  return { ...input, countries: [...new Set([...input.countries, ...otherCountries])] };
}

/** Whether every State that consents is asked to assess itself, and until when. */
const selfAssessment = { asksSelfAssessment: ticked, selfAssessmentDueOn: day };
type SelfAssessmentSetting = { asksSelfAssessment: boolean; selfAssessmentDueOn: string | null };
const hasReasonForDay = (value: SelfAssessmentSetting) =>
  value.asksSelfAssessment || value.selfAssessmentDueOn === null;
const NOT_ASKED = { message: "errors.field.not_asked_for", path: ["selfAssessmentDueOn"] };

const dates = { startsOn: requiredDay, endsOn: requiredDay, cutOffOn: requiredDay };
const inOrder = (value: { startsOn: string; endsOn: string }) => value.startsOn <= value.endsOn;
const ORDER = { message: "errors.field.ends_before_start", path: ["endsOn"] };

/** A new programme round. */
export const createRoundSchema = z
  .object({
    code: roundCodeSchema,
    title,
    /** CODE@VERSION of the edition. */
    edition: z.string().regex(/^[^@\s]+@[^@\s]+$/, "errors.field.missing"),
    purpose: z.enum(ROUND_PURPOSES, "errors.field.missing"),
    /** A second person rates the sample of the edition without seeing the first ratings. */
    secondRating: ticked,
    /** The State is asked to comment on the draft before approval. */
    stateIsHeard: ticked,
    /** Its assessments are opened in scoping. */
    beginsWithScoping: ticked,
    ...selfAssessment,
    ...dates,
    ...countryLists,
  })
  .refine(inOrder, ORDER)
  .refine(hasReasonForDay, NOT_ASKED)
  .transform(joined);
export type CreateRound = z.output<typeof createRoundSchema>;

/** Other dates, another title or another rule on self-assessments, with the reason. */
export const editRoundSchema = z
  .object({
    code: roundCodeSchema,
    version: z.coerce.number().int(),
    title,
    ...dates,
    ...selfAssessment,
    reason,
  })
  .refine(inOrder, ORDER)
  .refine(hasReasonForDay, NOT_ASKED);
export type EditRound = z.output<typeof editRoundSchema>;

/** Countries that join a round. */
export const addRoundCountriesSchema = z
  .object({ code: roundCodeSchema, ...countryLists })
  .refine(({ countries, otherCountries }) => countries.length + otherCountries.length > 0, {
    message: "errors.field.choose_country",
    path: ["countries"],
  })
  .transform(joined);
export type AddRoundCountries = z.output<typeof addRoundCountriesSchema>;

/** A country that leaves a round before its assessment was opened. */
export const removeRoundCountrySchema = z.object({ code: roundCodeSchema, iso3: typedIso3, reason });
export type RemoveRoundCountry = z.output<typeof removeRoundCountrySchema>;
