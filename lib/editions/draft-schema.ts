/** What may be sent about an edition in the making. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { CROSSWALK_RELATIONS } from "@/db/enums";
import {
  optionalText,
  requiredText,
  requiredWholeNumber,
  splitWords,
  trimmed,
} from "@/lib/core/field-schemas";
import { codeSchema } from "@/lib/instruments/format-values";
import { EDITION_BYTES_MAX, editionNameSchema } from "./schema";

const TITLE_MAX = 300;
const TEXT_MAX = 5_000;
const NOTE_MAX = 1_000;
/** Of so many indicators one is split or merged at once. */
const PARTS_MAX = 20;
/** Names of the fields that hold the sentence of a level and the weight of a child. */
export const SENTENCE_FIELD = "sentence.";
export const WEIGHT_FIELD = "weight.";

const code = z.preprocess(trimmed, codeSchema);
const codes = z.preprocess(splitWords, z.array(codeSchema).max(PARTS_MAX));
const versionNumber = z.preprocess(
  trimmed,
  z.string("errors.field.missing").regex(/^\d{1,6}(\.\d{1,6}){0,2}$/, "errors.field.invalid"),
);
const weight = z.preprocess(
  trimmed,
  z
    .string("errors.field.missing")
    .regex(/^(\d{1,9}(\.\d{1,9})?|\d{1,9}\/[1-9]\d{0,8})$/, "errors.field.invalid"),
);
const domain = z.preprocess(trimmed, codeSchema.nullable());

/** Which draft a form is about, and the version of it that the form was filled from. */
export const draftKeySchema = z.object({ draft: z.uuid(), version: requiredWholeNumber(1, 1_000_000_000) });
export type DraftKey = z.output<typeof draftKeySchema>;

/** Publish a draft: for ever, so that its form asks whether its effects were read. */
export const publishDraftSchema = draftKeySchema
  .extend({ confirmed: z.literal("on", "errors.field.unconfirmed") })
  .transform(({ confirmed: _confirmed, ...key }) => key);

/** Begin a draft from a published edition. */
export const startDraftSchema = z.object({ edition: editionNameSchema, newVersion: versionNumber });
export type StartDraft = z.output<typeof startDraftSchema>;

export const describeDraftSchema = draftKeySchema
  .extend({ title: requiredText(TITLE_MAX), newVersion: versionNumber })
  .transform(({ draft, version, title, newVersion }) => ({
    draft,
    version,
    edit: { kind: "describe" as const, title, version: newVersion },
  }));

/** The fields of a form that begin with a prefix, by what follows it. */
function numbered(entries: Record<string, unknown>, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(entries).flatMap(([name, value]) => {
    const text = trimmed(value);
    return name.startsWith(prefix) && typeof text === "string" ? [[name.slice(prefix.length), text]] : [];
  });
}

export const rewordIndicatorSchema = draftKeySchema
  .extend({
    indicator: code,
    title: requiredText(TITLE_MAX),
    question: optionalText(TEXT_MAX),
    guidance: optionalText(TEXT_MAX),
    domain,
    weight,
  })
  .catchall(z.unknown())
  .transform(
    (
      { draft, version, indicator, title, question, guidance, domain: place, weight: own, ...rest },
      context,
    ) => {
      const sentences = numbered(rest, SENTENCE_FIELD);
      for (const [level, text] of sentences) {
        if (text.length <= TEXT_MAX && Number.isFinite(Number(level))) continue;
        context.addIssue({
          code: "custom",
          path: [`${SENTENCE_FIELD}${level}`],
          message: "errors.field.too_long",
        });
      }
      return {
        draft,
        version,
        edit: {
          kind: "reword" as const,
          indicator,
          title,
          question,
          guidance,
          domain: place,
          weight: own,
          sentences: new Map(sentences.map(([level, text]) => [Number(level), text])),
        },
      };
    },
  );

export const addIndicatorSchema = draftKeySchema
  .extend({ code, title: requiredText(TITLE_MAX), domain, weight })
  .transform(({ draft, version, ...edit }) => ({ draft, version, edit: { kind: "add" as const, ...edit } }));

export const dropIndicatorSchema = draftKeySchema
  .extend({ indicator: code })
  .transform(({ draft, version, indicator }) => ({
    draft,
    version,
    edit: { kind: "drop" as const, indicator },
  }));

export const splitIndicatorSchema = draftKeySchema
  .extend({ indicator: code, parts: codes })
  .transform(({ draft, version, indicator, parts }) => ({
    draft,
    version,
    edit: { kind: "split" as const, indicator, parts },
  }));

export const mergeIndicatorsSchema = draftKeySchema
  .extend({ indicators: codes, code, title: requiredText(TITLE_MAX) })
  .transform(({ draft, version, ...edit }) => ({
    draft,
    version,
    edit: { kind: "merge" as const, ...edit },
  }));

export const weighNodeSchema = draftKeySchema
  .extend({ node: code })
  .catchall(z.unknown())
  .transform(({ draft, version, node, ...rest }, context) => {
    const weights = numbered(rest, WEIGHT_FIELD);
    for (const [ref, text] of weights) {
      if (weight.safeParse(text).success) continue;
      context.addIssue({ code: "custom", path: [`${WEIGHT_FIELD}${ref}`], message: "errors.field.invalid" });
    }
    return { draft, version, edit: { kind: "weigh" as const, node, weights: new Map(weights) } };
  });

/** The whole text of a draft, whatever it holds. */
export const saveTextSchema = draftKeySchema.extend({
  content: z.preprocess(
    (value) => (typeof value === "string" ? value.replaceAll("\r\n", "\n") : value),
    z.string("errors.field.missing").max(EDITION_BYTES_MAX, "errors.field.too_long"),
  ),
});
export type SaveText = z.output<typeof saveTextSchema>;

/** How indicators of the edition before go on, said by a person. */
export const decideCrosswalkSchema = draftKeySchema.extend({
  relation: z.enum(CROSSWALK_RELATIONS, "errors.field.missing"),
  from: codes,
  to: codes,
  note: optionalText(NOTE_MAX),
});
export type DecideCrosswalk = z.output<typeof decideCrosswalkSchema>;

/** The lines of a crosswalk as a draft keeps them. */
export const decisionsSchema = z.array(
  z.object({
    relation: z.enum(CROSSWALK_RELATIONS),
    from: z.array(z.string()),
    to: z.array(z.string()),
    note: z.string().nullable(),
  }),
);
