/** What may be sent about a source, and what a screen gets of it. Pure, and safe in the browser. */
import { z } from "zod";
import {
  ACCESS_CLASSES,
  type AccessClass,
  ATTRIBUTIONS,
  CITATION_SHOWS,
  CITATION_STANCES,
  CONSENTS,
  CREDIBILITIES,
  RELIABILITIES,
  SOURCE_TYPES,
  type SourceType,
} from "@/db/enums";
import {
  choice,
  day,
  iso3,
  link,
  list,
  optionalLanguage,
  optionalText,
  partialDate,
  requiredText,
  trimmed,
  typedLanguage,
} from "@/lib/core/field-schemas";
import { dayRange } from "@/lib/core/partial-date";
import { UNDETERMINED } from "@/lib/text/language";
import { CHOSEN_TYPES, isInterview } from "./kinds";

const SHORT = 500;
/** So long may a passage be. */
export const PASSAGE_MAX = 5_000;

/** Yes or no, and nothing is taken for either. */
const answered = z.preprocess(
  (value) =>
    value === true || value === "true" ? true : value === false || value === "false" ? false : null,
  z.boolean("errors.field.missing"),
);

/** The natural key of a source, such as BEN-S-014. */
export const sourceCodeSchema = z.string().regex(/^[A-Z]{3}-S-\d{3,}$/);

/** What is written about a source of any type, besides what is chosen from a list. */
const documentTexts = {
  title: requiredText(SHORT),
  publisher: optionalText(SHORT),
  origin: optionalText(SHORT),
  issuingBody: optionalText(SHORT),
  ministry: optionalText(SHORT),
  inForceCheckedOn: day,
  publishedOn: partialDate,
  periodFrom: partialDate,
  periodTo: partialDate,
  language: optionalLanguage,
  link,
};

/** What is agreed with the person of an interview, and the code in place of a name. */
export const agreementFields = {
  personCode: z.preprocess(
    trimmed,
    z
      .string()
      .regex(/^[A-Za-z0-9-]{1,20}$/, "sources.problems.person_code")
      .nullable(),
  ),
  functionHeld: optionalText(SHORT),
  province: optionalText(SHORT),
  consent: choice(CONSENTS),
  consentOn: day,
  consentWithdrawnOn: day,
  attribution: choice(ATTRIBUTIONS),
  deleteOn: day,
};

const fields = {
  ...documentTexts,
  type: z.enum(CHOSEN_TYPES, "errors.field.missing"),
  issuedByState: answered,
  accessClass: z.enum(ACCESS_CLASSES, "errors.field.missing"),
  reliability: choice(RELIABILITIES),
  credibility: choice(CREDIBILITIES),
  typedLanguage,
  /** Of an interview only. */
  ...agreementFields,
  heldOn: partialDate,
};
const INTERVIEW_REQUIRED = ["personCode", "consent", "consentOn", "attribution", "deleteOn"] as const;

type Period = { periodFrom: string | null; periodTo: string | null };
type Agreement = {
  consent: string | null;
  consentWithdrawnOn: string | null;
  heldOn: string | null;
} & Record<(typeof INTERVIEW_REQUIRED)[number], string | null>;
type Checked = Agreement & { type: SourceType; accessClass: AccessClass } & Period;
type Issues = { addIssue: (issue: { code: "custom"; path: string[]; message: string }) => void };

/** A field that is wrong itself may hold anything. */
const rangeOf = (date: unknown) => (typeof date === "string" ? dayRange(date) : null);

function checkPeriod(source: Period, context: Issues) {
  const from = rangeOf(source.periodFrom)?.from;
  const to = rangeOf(source.periodTo)?.to;
  if (from && to && from > to) {
    context.addIssue({ code: "custom", path: ["periodTo"], message: "sources.problems.period_backwards" });
  }
}

const reportTo =
  (context: Issues) =>
  (field: string, message: string): void =>
    context.addIssue({ code: "custom", path: [field], message });

/** What an interview must hold, and that its erasure does not come before what is known of it. */
export function checkAgreement(agreement: Agreement, context: Issues): void {
  const report = reportTo(context);
  for (const field of INTERVIEW_REQUIRED)
    if (agreement[field] === null) report(field, "errors.field.missing");
  if (agreement.consent === "withdrawn" && agreement.consentWithdrawnOn === null) {
    report("consentWithdrawnOn", "errors.field.missing");
  }
  const erased = rangeOf(agreement.deleteOn)?.from;
  const known = [agreement.consentOn, agreement.heldOn].map((date) => rangeOf(date)?.from);
  if (erased && known.some((day) => day !== undefined && erased < day)) {
    report("deleteOn", "sources.problems.erasure_too_early");
  }
}

function checkWhole(source: Checked, context: Issues) {
  if (isInterview(source.type)) {
    checkAgreement(source, context);
    const carried = source.consent === "given" && source.attribution !== "not_attributed";
    if (source.accessClass === "public" && !carried)
      reportTo(context)("accessClass", "sources.problems.interview_not_public");
  }
  checkPeriod(source, context);
}

/** Checks across fields run where other fields are wrong too, so that one answer names every mistake. */
export const ALSO_BESIDE_MISTAKES: { when: (payload: { value: unknown }) => boolean } = {
  when: ({ value }) => typeof value === "object" && value !== null,
};

/** What a table says about a source in words, by the rules of the form. */
export const documentTextsSchema = z.object(documentTexts).superRefine(checkPeriod);
export type DocumentTexts = z.output<typeof documentTextsSchema>;

/** The rating that a source or a passage is looked for: ROUND/ISO3/INDICATOR. It only fills a form in advance. */
export const wantedForSchema = z
  .string()
  .regex(/^[\w-]{1,32}\/[A-Z]{3}\/[\w.-]{1,32}$/)
  .optional()
  .catch(undefined);

/** A new source; its code comes from the first of its countries. */
export const addSourceSchema = z
  .object({
    ...fields,
    countries: list(iso3).refine((all) => all.length > 0, "errors.field.missing"),
    wantedFor: wantedForSchema,
  })
  .superRefine(checkWhole, ALSO_BESIDE_MISTAKES);
export type AddSource = z.output<typeof addSourceSchema>;

/** A redacted version of a source, typed anew; its code comes from the first of its countries. */
export const addTwinSchema = z
  .object({
    ...fields,
    countries: list(iso3).refine((all) => all.length > 0, "errors.field.missing"),
    twinOf: sourceCodeSchema,
  })
  .superRefine(checkWhole, ALSO_BESIDE_MISTAKES);
export type AddTwin = z.output<typeof addTwinSchema>;

/** A source as a whole, over the version that the person saw. */
export const saveSourceSchema = z
  .object({
    ...fields,
    countries: list(iso3).refine((all) => all.length > 0, "errors.field.missing"),
    code: sourceCodeSchema,
    version: z.coerce.number().int().min(1),
  })
  .superRefine(checkWhole, ALSO_BESIDE_MISTAKES);
export type SaveSource = z.output<typeof saveSourceSchema>;

/** A passage, perhaps given to indicators of one assessment at once. */
export const addPassageSchema = z
  .object({
    code: sourceCodeSchema,
    locator: optionalText(SHORT),
    body: optionalText(PASSAGE_MAX),
    language: z.preprocess((value) => trimmed(value) ?? UNDETERMINED, z.string()),
    round: optionalText(64),
    iso3: z.preprocess(trimmed, iso3.nullable()),
    indicators: list(z.string().min(1)),
    shows: z.preprocess((value) => trimmed(value) ?? "exists", z.enum(CITATION_SHOWS)),
    stance: z.preprocess((value) => trimmed(value) ?? "supports", z.enum(CITATION_STANCES)),
  })
  .refine(({ locator, body }) => locator !== null || body !== null, {
    path: ["locator"],
    message: "sources.problems.passage_empty",
  });
export type AddPassage = z.output<typeof addPassageSchema>;

/** A passage that exists is given to indicators of one assessment. */
export const citePassageSchema = z.object({
  passageId: z.uuid("errors.field.missing"),
  round: z.string().min(1, "errors.field.missing"),
  iso3,
  indicators: list(z.string().min(1)).refine((all) => all.length > 0, "sources.problems.indicator_missing"),
  shows: z.enum(CITATION_SHOWS, "errors.field.missing"),
  stance: z.enum(CITATION_STANCES, "errors.field.missing"),
});
export type CitePassage = z.output<typeof citePassageSchema>;

/** A citation is taken away; its history stays. */
export const removeCitationSchema = z.object({
  round: z.string().min(1),
  iso3,
  citationId: z.uuid(),
});
export type RemoveCitation = z.output<typeof removeCitationSchema>;

/** A further reader of a confidential source, or one less. */
export const readerSchema = z.object({ code: sourceCodeSchema, userId: z.uuid("errors.field.missing") });
export type ReaderInput = z.output<typeof readerSchema>;

/** What a confidential source is addressed by before it is open. */
export const closedKeySchema = z.string().regex(/^[0-9a-f]{32}$/);

/** The shortest reason that is a sentence, in characters. */
const SENTENCE_MIN = 20;

/** A closed source is opened in an emergency, for a reason that says more than a word. */
export const openSourceSchema = z.object({
  key: closedKeySchema,
  reason: z
    .preprocess(trimmed, z.string("errors.field.missing").max(SHORT, "errors.field.too_long"))
    .refine((text) => text.length >= SENTENCE_MIN, "sources.problems.reason_too_short"),
});
export type OpenSource = z.output<typeof openSourceSchema>;

/** An opening ends before its time. */
export const endOpeningSchema = z.object({ code: sourceCodeSchema, opening: z.uuid() });
export type EndOpening = z.output<typeof endOpeningSchema>;

/** What a library shows; an empty field asks nothing. */
export const librarySchema = z.object({
  q: z.string().trim().max(200).optional(),
  type: z.enum(SOURCE_TYPES).optional().catch(undefined),
  access: z.enum(ACCESS_CLASSES).optional().catch(undefined),
});
export type LibraryFilter = z.output<typeof librarySchema>;

/** Takes the file of a source away. */
export const detachFileSchema = z.object({ code: sourceCodeSchema });

/** The address of the form of a new source. */
export const newSourceAddressSchema = z.object({
  country: iso3,
  interview: z
    .string()
    .optional()
    .transform((value) => value !== undefined && value !== ""),
  for: wantedForSchema,
});

/** What the address of a source may carry: what became of a file, and the rating that a passage is looked for. */
export const sourceAddressSchema = z.object({
  file: z.string().optional().catch(undefined),
  for: wantedForSchema,
});
