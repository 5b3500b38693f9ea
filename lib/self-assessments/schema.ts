/** What may be sent about the State's own assessment. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { language, list, requiredText, ticked } from "@/lib/core/field-schemas";

const REASON_MAX = 2_000;
const STATEMENT_MAX = 10_000;

/** The State is given four weeks more, or what it certified is opened again, for a reason. */
export const reasonedSchema = assessmentKeySchema.extend({ reason: requiredText(REASON_MAX) });
export type Reasoned = z.output<typeof reasonedSchema>;

const domain = z.string("errors.field.missing").min(1, "errors.field.missing");
const userId = z.uuid("errors.field.missing");

/** A contributor answers a domain no longer. */
export const sectionSchema = assessmentKeySchema.extend({ domain, userId });
export type Section = z.output<typeof sectionSchema>;

/** A contributor answers these domains, with those given before. */
export const sectionsSchema = assessmentKeySchema.extend({
  domains: list(domain).pipe(z.array(domain).min(1, "errors.field.missing")),
  userId,
});
export type Sections = z.output<typeof sectionsSchema>;

/** The focal point certifies the answers that the page showed: their hash, and the version of sections and time. */
export const certifySchema = assessmentKeySchema.extend({
  version: z.coerce.number().int().min(1),
  answersSha256: z.string("errors.field.missing").regex(/^[0-9a-f]{64}$/, "errors.field.invalid"),
  statement: requiredText(STATEMENT_MAX),
  language,
  /** The State agrees that its answers are published with the release. */
  mayBePublished: ticked,
});
export type Certify = z.output<typeof certifySchema>;
