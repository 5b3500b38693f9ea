/** What may be sent about contributions. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import {
  CONTRIBUTION_ACCESS_CLASSES,
  CONTRIBUTION_OUTCOMES,
  CREDIBILITIES,
  NOT_USED_REASONS,
  RELIABILITIES,
} from "@/db/enums";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import {
  choice,
  language,
  list,
  optionalText,
  requiredText,
  ticked,
  wholeNumber,
} from "@/lib/core/field-schemas";
import { linkToken } from "@/lib/invitations/schema";
import { CONTRIBUTION_TEXT_MAX } from "./rules";

const LABEL_MAX = 100;
const PURPOSE_MAX = 2_000;
const BASIS_MAX = 500;
const ANSWER_MAX = 500;
const CODE_TYPED_MAX = 60;
const CONTRIBUTIONS_MAX = 1_000;

const indicators = list(z.string().max(32, "errors.field.too_long"));
const confirmed = z.literal("on", "errors.field.unconfirmed");
const day = z.iso.date("errors.field.day");

/** A new link. */
export const makeLinkSchema = assessmentKeySchema.extend({
  label: requiredText(LABEL_MAX),
  purpose: requiredText(PURPOSE_MAX),
  purposeLanguage: language,
  languages: list(language).refine((tags) => tags.length > 0, "errors.field.none_chosen"),
  openUntil: day,
  contributionsMax: wholeNumber(1, CONTRIBUTIONS_MAX).pipe(z.number("errors.field.missing")),
  indicators,
});
export type MakeLink = z.output<typeof makeLinkSchema>;

/** A link is closed for good. */
export const closeLinkSchema = assessmentKeySchema.extend({ link: z.uuid() });
export type CloseLink = z.output<typeof closeLinkSchema>;

const given = {
  body: requiredText(CONTRIBUTION_TEXT_MAX),
  basis: optionalText(BASIS_MAX),
  indicators,
  language,
  accessClass: z.enum(CONTRIBUTION_ACCESS_CLASSES, "errors.field.not_chosen"),
  mayQuote: ticked,
  consent: confirmed,
};

/** A contribution by a link. */
export const sendByLinkSchema = z.object({ ...given, token: linkToken });
export type SendByLink = z.output<typeof sendByLinkSchema>;

/** A contribution of a signed-in contributor. */
export const sendOwnSchema = assessmentKeySchema.extend(given);
export type SendOwn = z.output<typeof sendOwnSchema>;

/** What both ways of giving have in common. */
export type Given = Omit<SendByLink, "token">;

const code = requiredText(CODE_TYPED_MAX);

/** What is done with the code of a receipt: look what became of it, add a text, or take the consent back. */
export const receiptSchema = z.discriminatedUnion("step", [
  z.object({ step: z.literal("look"), code }),
  z.object({ step: z.literal("add"), code, body: requiredText(CONTRIBUTION_TEXT_MAX), language }),
  z.object({ step: z.literal("withdraw"), code, confirmed }),
]);
export type ReceiptStep = z.output<typeof receiptSchema>;

/** A contribution of the own ones, by a signed-in contributor. */
export const ownContributionSchema = z.object({ contribution: z.uuid(), confirmed });
export type OwnContribution = z.output<typeof ownContributionSchema>;

const UPLOAD_TICKET_LENGTH_MAX = 200;
/** A ticket in an address. */
export const uploadTicketSchema = z.string().min(1).max(UPLOAD_TICKET_LENGTH_MAX);

/** A contribution as its pages name it. */
export const contributionKeySchema = assessmentKeySchema.extend({ contribution: z.uuid() });
export type ContributionKey = z.output<typeof contributionKeySchema>;

/** What became of a contribution, over the version that the person saw. */
export const answerContributionSchema = contributionKeySchema
  .extend({
    version: z.coerce.number().int().min(1),
    outcome: z.enum(CONTRIBUTION_OUTCOMES, "errors.field.not_chosen"),
    usedIn: indicators,
    notUsedReason: choice(NOT_USED_REASONS),
    answer: optionalText(ANSWER_MAX),
    language,
  })
  .superRefine(({ outcome, notUsedReason, usedIn }, { addIssue }) => {
    const refuse = (path: string, message: string) => addIssue({ code: "custom", path: [path], message });
    if (outcome === "not_used" && notUsedReason === null) refuse("notUsedReason", "errors.field.not_chosen");
    if (outcome === "used" && notUsedReason !== null)
      refuse("notUsedReason", "errors.field.used_without_reason");
    if (outcome === "not_used" && usedIn.length > 0) refuse("usedIn", "errors.field.not_used_nowhere");
  });
export type AnswerContribution = z.output<typeof answerContributionSchema>;

/** A source is made of a contribution. */
export const makeSourceSchema = contributionKeySchema.extend({
  version: z.coerce.number().int().min(1),
  title: requiredText(BASIS_MAX),
  passage: requiredText(CONTRIBUTION_TEXT_MAX),
  reliability: choice(RELIABILITIES),
  credibility: choice(CREDIBILITIES),
  deleteOn: day,
});
export type MakeSource = z.output<typeof makeSourceSchema>;

/** A further reader of a confidential contribution, or one less. */
export const contributionReaderSchema = contributionKeySchema.extend({
  userId: z.uuid("errors.field.not_chosen"),
});
export type ContributionReader = z.output<typeof contributionReaderSchema>;
