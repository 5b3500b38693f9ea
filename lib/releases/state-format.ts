/** What a State itself says in a release: its comments on the drafts, and its own assessment of itself. */
import { z } from "zod";
import { COUNTRY_DRAFT_KINDS, COUNTRY_DRAFT_OUTCOMES, DISPOSITIONS, RATING_STATES } from "@/db/enums";
import { coded, scopeSchema, sha256Schema } from "./format-values";

/** The answer on an indicator as the draft had it, where the published one is another. */
const answerBefore = z.strictObject({
  state: z.enum(RATING_STATES),
  level: z.number().nullable(),
  word: z.string().nullable(),
  sentence: z.string().nullable(),
  reason: z.string().nullable(),
  notApplicableReason: z.string().nullable(),
  rationale: z.string().nullable(),
  language: z.string(),
});

/** What the State said of the drafts that it was sent, each with its answer. */
export const countryComments = z.strictObject({
  drafts: z.array(
    z.strictObject({
      number: z.int().min(1),
      kind: z.enum(COUNTRY_DRAFT_KINDS),
      sha256: sha256Schema,
      sentAt: z.iso.datetime(),
      dueOn: z.iso.date().describe("The last day to comment."),
      outcome: z.enum(COUNTRY_DRAFT_OUTCOMES),
      endedAt: z.iso.datetime(),
    }),
  ),
  comments: z.array(
    z.strictObject({
      draft: z.int().min(1).describe("Number of the draft that it is about."),
      indicator: z.string().nullable().describe("Null for the text as a whole."),
      body: z.string(),
      language: z.string(),
      files: z.int().min(0).describe("Files that were handed in with it; they are not part of a release."),
      disposition: z.enum(DISPOSITIONS),
      reason: z.string(),
      reasonLanguage: z.string(),
      before: answerBefore.nullable().describe("The answer in that draft, where it was changed since."),
      scopeBefore: scopeSchema
        .nullable()
        .optional()
        .describe(
          "For the text as a whole: scope and limits in that draft, where they were changed since. Absent in a release that was made before this was kept.",
        ),
    }),
  ),
});

/** The State's own assessment as its focal point certified it. */
export const selfAssessment = z.strictObject({
  certifiedAt: z.iso.datetime(),
  sha256: sha256Schema.describe(
    "Hash of all answers when they were certified; the certificate says the same.",
  ),
  statement: z.string(),
  language: z.string().describe("Language of the statement."),
  answers: z.array(
    z.strictObject({
      indicator: z.string(),
      state: z.enum(RATING_STATES),
      level: z.number().nullable().describe("Capability only."),
      word: z.string().nullable(),
      sentence: z.string().nullable(),
      reason: coded.nullable().describe("Why the State did not answer."),
      notApplicableReason: z.string().nullable(),
      rationale: z.string().nullable(),
      language: z.string(),
    }),
  ),
});
