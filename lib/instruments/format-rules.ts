/** The rules of an instrument file that turn ratings into words, lists and warnings; every part is optional. */
import { z } from "zod";
import {
  bandSchema,
  codeSchema,
  constructSchema,
  exactSchema,
  levelSchema,
  textSchema,
} from "./format-values";

/** Why an indicator was not assessed. A withheld answer was asked for and not given. */
export const notAssessedReasonSchema = z.strictObject({
  code: codeSchema,
  label: textSchema,
  withheld: z.boolean(),
  rule: textSchema.optional(),
  needsRequest: z
    .boolean()
    .default(false)
    .describe("True: what was asked, of whom, on which day and by which date must be recorded."),
  notFor: z.array(codeSchema).optional().describe("Domains or indicators where the reason is not accepted."),
  citeIn: z.array(codeSchema).optional().describe("Indicators where the fact is rated and must be cited."),
});

/** How gaps are read; a gap is never a zero in a figure. */
export const gapRuleSchema = z.strictObject({
  defaultReason: codeSchema.describe("The reason of a gap that carries none."),
  reasons: z.array(notAssessedReasonSchema).min(1),
  withheldBandAt: z
    .strictObject({ constructs: z.array(constructSchema).min(1), level: z.literal("minimum") })
    .optional()
    .describe("For these constructs a withheld answer counts as the lowest level when the band is read."),
  reasonCode: codeSchema
    .default("withheld-answers")
    .describe("The cap that is named when this lowers a band."),
});

/** When an indicator may be left out as not applicable. */
export const notApplicableRuleSchema = z.strictObject({
  code: codeSchema,
  text: textSchema,
  needsApproval: z.boolean().default(true),
  check: z
    .discriminatedUnion("kind", [
      z.strictObject({
        kind: z.literal("levels_at_most"),
        of: z
          .array(codeSchema)
          .min(1)
          .describe("Indicators or domains; every indicator of them is looked at."),
        level: levelSchema,
        searchRecord: z.boolean().describe("True: each of them must have a search record."),
      }),
      z.strictObject({
        kind: z.literal("level_with_confidence"),
        indicator: codeSchema,
        level: levelSchema,
        confidence: codeSchema,
      }),
      z.strictObject({ kind: z.literal("no_earlier_recommendation") }),
      z.strictObject({ kind: z.literal("by_reviewer") }),
    ])
    .describe("What the program can check by itself; by_reviewer: nothing."),
});

/** A level of one indicator that limits the band word of a node, never its figure. */
export const gateSchema = z.strictObject({
  code: codeSchema,
  indicator: codeSchema,
  atOrBelow: levelSchema,
  caps: codeSchema.describe("The aggregate or domain whose band is limited."),
  maxBand: codeSchema,
  label: textSchema.describe("A few words printed beside the band."),
});

export const gateRuleSchema = z.strictObject({
  list: z.array(gateSchema).min(1),
  withheldCountsAs: z.enum(["minimum", "open"]).describe("How a withheld answer is read by its gate."),
  needsConfirmation: z
    .boolean()
    .describe("True: takes effect outside the team after a second person confirmed it."),
});

/** The band of an aggregate lies at most so many steps above the weakest band of its children. */
export const balanceCapSchema = z.strictObject({
  code: codeSchema,
  aggregate: codeSchema,
  stepsAboveWeakest: z.int().min(0),
  label: textSchema,
});

/** The words of a figure, by construct, lowest first. */
export const bandsSchema = z.strictObject({
  exposure: z.array(bandSchema).min(1).optional(),
  capability: z.array(bandSchema).min(1).optional(),
});

/** Order of findings: weight x distance to the top level x exposure factor. */
export const prioritySchema = z.strictObject({
  exposureFactor: z.strictObject({
    floor: exactSchema.describe("The factor is never below this."),
    withoutLinks: codeSchema.describe(
      "Aggregate of exposure that stands in where an indicator links to none.",
    ),
    oneFor: z.array(codeSchema).describe("Indicators whose factor is always 1."),
    oneWhenGateApplies: z.boolean(),
    oneWhenLinkNotAssessed: z.boolean(),
    oneWhenNoFigure: z.boolean(),
  }),
  bands: z.array(bandSchema).min(1).describe("Lowest first."),
});

/** The range a figure would plausibly move in. */
export const plausibleRangeSchema = z.strictObject({
  confidence: z.array(codeSchema).min(1).describe("Ratings of this confidence are moved."),
  steps: z.int().min(1).describe("By so many steps of the scale, down and up."),
});

/** When two ratings of one indicator go to a third person. */
export const disagreementSchema = z.strictObject({
  levelsApart: z.number().positive(),
  acrossGate: z.boolean(),
});

/** Which indicators a second person rates without seeing the first rating. */
export const secondRatingSchema = z.strictObject({ every: z.int().min(1), gates: z.boolean() });

/** What is said about exposure outside the team: words and sentences, never a figure. */
export const exposureProfileSchema = z.strictObject({
  levelWords: z.array(z.strictObject({ level: levelSchema, word: textSchema })).min(1),
  entries: z
    .array(
      z.strictObject({
        indicator: codeSchema,
        group: codeSchema.describe("role, form or another heading."),
        code: codeSchema,
        label: textSchema,
        shows: z.enum(["word_and_sentence", "sentence"]),
      }),
    )
    .min(1),
});

export const facetSchema = z.strictObject({
  code: codeSchema,
  label: textSchema,
  description: textSchema.optional(),
  construct: constructSchema.optional().describe("Only for indicators of this construct."),
});
