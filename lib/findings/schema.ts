/** What may be sent about findings. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { FINDING_KINDS, FINDING_STATES } from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { language, list, optionalText, requiredText, splitWords } from "@/lib/core/field-schemas";
import { LONG_TEXT_MAX, SHORT_TEXT_MAX } from "@/lib/ratings/fields";

const ENTRIES_MAX = 50;
const number = z.coerce.number().int().min(0);
/** Names a proposal; empty where a finding comes without one. */
const proposal = z.preprocess((value) => value || null, z.string().max(100).nullable());

/** The names under which a finding holds what people typed. */
export const FINDING_TEXTS = ["statement", "evidence", "dismissalReason"] as const;

/** A finding by the number that it has in its assessment. */
export const findingKeySchema = assessmentKeySchema.extend({ number: z.coerce.number().int().min(1) });
export type FindingKey = z.output<typeof findingKeySchema>;

/** A proposal by its key. */
export const proposalKeySchema = assessmentKeySchema.extend({ proposal: z.string().min(1).max(100) });
export type ProposalKey = z.output<typeof proposalKeySchema>;

/** A finding as a whole; number and version 0 say that it is a new one, which may accept a proposal. */
export const saveFindingSchema = assessmentKeySchema
  .extend({
    number,
    version: number,
    proposal,
    kind: z.enum(FINDING_KINDS, "errors.field.missing"),
    statement: requiredText(LONG_TEXT_MAX),
    evidence: optionalText(LONG_TEXT_MAX),
    indicators: list(z.string()),
    domains: list(z.string()),
    entries: z.preprocess(splitWords, z.array(z.string().max(100)).max(ENTRIES_MAX, "errors.field.too_long")),
    language,
  })
  .superRefine(({ indicators, domains, entries }, { addIssue }) => {
    if (indicators.length + domains.length + entries.length === 0)
      addIssue({ code: "custom", path: ["indicators"], message: "errors.field.rests_on_nothing" });
  });
export type SaveFinding = z.output<typeof saveFindingSchema>;

/** A proposal belongs to a finding that stands. */
export const mergeProposalSchema = proposalKeySchema.extend({
  number: z.coerce.number("errors.field.missing").int().min(1, "errors.field.missing"),
});
export type MergeProposal = z.output<typeof mergeProposalSchema>;

/** A finding or, with number 0, a proposal is dismissed. */
export const dismissFindingSchema = assessmentKeySchema.extend({
  number,
  version: number,
  proposal,
  reason: requiredText(SHORT_TEXT_MAX),
  language,
});
export type DismissFinding = z.output<typeof dismissFindingSchema>;

/** Which findings a list shows. */
export const findingFilterSchema = z.object({
  kind: z.enum(FINDING_KINDS).nullable().catch(null).default(null),
  state: z.enum(FINDING_STATES).nullable().catch(null).default(null),
});
export type FindingFilter = z.output<typeof findingFilterSchema>;
