/** A card's plain form, as it arrives without client JavaScript. Pure. */
import { z } from "zod";
import { RATING_KINDS } from "@/db/enums";
import { fieldSetOf } from "@/lib/outbox/answer";
import { changedInForm } from "./card-form";
import { isCompleteJudgement } from "./judgement";
import { ratingFieldsSchema } from "./schema";

const entriesSchema = z.looseObject({
  round: z.string(),
  iso3: z.string(),
  indicator: z.string(),
  kind: z.enum(RATING_KINDS),
  mutationId: z.uuid(),
  version: z.coerce.number().int().min(0),
  was: z.string(),
  pageLanguage: z.string(),
});

/** The touched fields of a plain form: those that differ from what the page was filled with. */
export const plainRatingSchema = entriesSchema.transform((entries, context) => {
  const { round, iso3, indicator, kind, mutationId, version, was, pageLanguage } = entries;
  const read = (name: string) => {
    const entry = entries[name];
    return typeof entry === "string" ? entry : null;
  };
  const touched = changedInForm(read, (name) => name in entries, fieldSetOf(recordOf(was)), pageLanguage);
  const fields = ratingFieldsSchema.safeParse(touched);
  if (!fields.success) {
    for (const issue of fields.error.issues)
      context.addIssue({ code: "custom", path: [...issue.path], message: issue.message });
    return z.NEVER;
  }
  if (!isCompleteJudgement(fields.data)) {
    context.addIssue({ code: "custom", path: ["notAssessedReason"], message: "reason_missing" });
    return z.NEVER;
  }
  return { round, iso3, indicator, kind, mutationId, baseVersion: version, fields: fields.data };
});

function recordOf(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
