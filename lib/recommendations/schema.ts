/** What may be sent about recommendations. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { COST_BANDS, RECOMMENDATION_KINDS, RECOMMENDATION_STRENGTHS, STATE_ANSWERS } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { day, language, list, optionalText, requiredDay, requiredText } from "@/lib/core/field-schemas";
import { LONG_TEXT_MAX, SHORT_TEXT_MAX } from "@/lib/ratings/fields";
import { institutionFields, requireOneInstitution } from "@/lib/registers/institution-schema";
import { FOUND_STEPS, REPORTED_STEPS } from "./rules";

const REFERENCE_MAX = 200;

/** The names under which a recommendation holds what people typed. */
export const RECOMMENDATION_TEXTS = ["wording", "institutionName", "withdrawalReason"] as const;

/** A recommendation by its permanent code. */
export const recommendationKeySchema = z.object({ code: z.string().min(1).max(100) });
export type RecommendationKey = z.output<typeof recommendationKeySchema>;

const TARGET = "target-";
/** The name of the field that holds the level which an indicator is to reach. */
export function targetField(indicator: string): string {
  return `${TARGET}${indicator}`;
}

/** The fields of the levels, of which there is one for each indicator, as one list; an empty one asks for nothing. */
function withTargets(form: unknown): unknown {
  if (typeof form !== "object" || form === null || "targets" in form) return form;
  const targets = Object.entries(form).flatMap(([name, level]) =>
    name.startsWith(TARGET) && level !== "" ? [{ indicator: name.slice(TARGET.length), level }] : [],
  );
  return { ...form, targets };
}

/** A recommendation as a whole; number and version 0 say that it is a new one. */
export const saveRecommendationSchema = z.preprocess(
  withTargets,
  assessmentKeySchema
    .extend({
      number: z.coerce.number().int().min(0),
      version: z.coerce.number().int().min(0),
      wording: requiredText(LONG_TEXT_MAX),
      ...institutionFields,
      strength: z.enum(RECOMMENDATION_STRENGTHS, "errors.field.missing"),
      kind: z.enum(RECOMMENDATION_KINDS, "errors.field.missing"),
      dueOn: requiredDay,
      costBand: z.enum(COST_BANDS, "errors.field.missing"),
      findings: list(z.coerce.number().int().min(1)).refine(
        (some) => some.length > 0,
        "errors.field.missing",
      ),
      targets: z.array(z.object({ indicator: z.string(), level: z.coerce.number() })),
      language,
    })
    .superRefine((recommendation, context) => requireOneInstitution(recommendation, context)),
);
export type SaveRecommendation = z.output<typeof saveRecommendationSchema>;

/** A recommendation stands no more. */
export const withdrawRecommendationSchema = recommendationKeySchema.extend({
  version: z.coerce.number().int().min(1),
  reason: requiredText(SHORT_TEXT_MAX),
});
export type WithdrawRecommendation = z.output<typeof withdrawRecommendationSchema>;

/** What the State answers; a letter has both its reference and its day. */
export const answerRecommendationSchema = recommendationKeySchema
  .extend({
    answer: z.enum(STATE_ANSWERS, "errors.field.missing"),
    reason: requiredText(LONG_TEXT_MAX),
    language,
    letterReference: optionalText(REFERENCE_MAX),
    letterOn: day,
  })
  .superRefine(({ letterReference, letterOn }, { addIssue }) => {
    const missing = letterReference === null ? "letterReference" : "letterOn";
    if ((letterReference === null) !== (letterOn === null))
      addIssue({ code: "custom", path: [missing], message: "errors.field.missing" });
  });
export type AnswerRecommendation = z.output<typeof answerRecommendationSchema>;

const progressFields = { report: requiredText(LONG_TEXT_MAX), language };

/** The State says how far it is. */
export const reportProgressSchema = recommendationKeySchema.extend({
  step: z.enum(REPORTED_STEPS, "errors.field.missing"),
  ...progressFields,
});
export type ReportProgress = z.output<typeof reportProgressSchema>;

/** The programme says what it found when it looked at what was reported done. */
export const verifyProgressSchema = recommendationKeySchema.extend({
  step: z.enum(FOUND_STEPS, "errors.field.missing"),
  ...progressFields,
});
export type VerifyProgress = z.output<typeof verifyProgressSchema>;
