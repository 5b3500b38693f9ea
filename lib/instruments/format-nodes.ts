/** Scale, pillars, indicators, domains and aggregates of an instrument file. */
import { z } from "zod";
import {
  audienceSchema,
  bandSchema,
  codeSchema,
  constructSchema,
  exactSchema,
  levelSchema,
  methodSchema,
  registerSchema,
  textSchema,
} from "./format-values";

/** The levels a rating can take: min, min + step, … max. */
export const scaleSchema = z.strictObject({
  min: z.number(),
  max: z.number(),
  step: z.number().positive(),
  levels: z
    .array(z.strictObject({ level: levelSchema, word: textSchema }))
    .optional()
    .describe("A word for each level, where the instrument has words."),
  everyLevelHasSentence: z
    .boolean()
    .default(false)
    .describe("True: each indicator must describe every level of the scale."),
});

/** How a level becomes the value that nodes compute with. */
export const normaliseSchema = z
  .enum(["from_minimum", "of_maximum", "none"])
  .describe(
    "from_minimum: (level - min) / (max - min) x 100. of_maximum: level / max x 100. none: the level itself.",
  );

export const pillarSchema = z.strictObject({
  code: codeSchema,
  title: textSchema,
  slug: z.string().optional(),
  summary: textSchema.optional(),
});

/** Which figures must be complete enough for which status; without it a node is final only when nothing is missing. */
export const coverageRuleSchema = z.strictObject({
  final: z.strictObject({
    atLeast: exactSchema.describe("Coverage of the node, 0 to 1."),
    everyDomainAtLeast: exactSchema
      .optional()
      .describe("Coverage that every applicable domain below the node must have as well."),
    gatesSettled: z
      .boolean()
      .default(false)
      .describe("True: every gate on the node must be rated, not applicable or withheld."),
  }),
  provisional: z.strictObject({ atLeast: exactSchema }).optional(),
});
export type CoverageRule = z.output<typeof coverageRuleSchema>;

const bandUse = z
  .union([z.enum(["construct", "none"]), z.array(bandSchema).min(1)])
  .describe("construct: the bands of the node's construct; none: no band; or bands of its own.");
const statusUse = z
  .enum(["computed", "none"])
  .describe("computed: the node has a status by the coverage rule; none: it has a figure only.");

/** A node over the indicators that name it as their domain. */
export const domainSchema = z.strictObject({
  code: codeSchema,
  pillar: codeSchema.optional(),
  construct: constructSchema,
  title: textSchema,
  summary: textSchema.optional(),
  method: methodSchema.default("arithmetic_mean"),
  audience: audienceSchema.default("all"),
  status: statusUse.default("none"),
  bands: bandUse.default("none"),
  coverage: coverageRuleSchema.optional(),
});

/** A node over indicators, domains or other aggregates. */
export const aggregateSchema = z.strictObject({
  key: codeSchema,
  title: textSchema.optional(),
  pillar: codeSchema.optional(),
  construct: constructSchema,
  method: methodSchema.default("arithmetic_mean"),
  children: z
    .array(z.strictObject({ ref: codeSchema, weight: exactSchema.default(1) }))
    .min(1)
    .describe("Codes of indicators or domains, or keys of other aggregates, all of one construct."),
  weightsTotal: exactSchema
    .optional()
    .describe("What the weights must add up to; checked when the file is read."),
  requires: z
    .enum(["any_child", "every_child", "every_child_final"])
    .default("any_child")
    .describe("What must hold before the aggregate has a figure at all."),
  audience: audienceSchema.default("all"),
  shownByDefault: z.boolean().default(true),
  inRelease: z.boolean().default(true),
  status: statusUse.default("computed"),
  bands: bandUse.default("construct"),
  coverage: coverageRuleSchema.optional().describe("In place of the coverage rule of the file."),
  note: textSchema.optional(),
});

/** One legal or professional ground of an indicator, one paragraph each. */
export const basisSchema = z.strictObject({
  instrument: textSchema,
  ref: textSchema,
  obligation: z.enum(["mandatory", "mandatory-qualified", "discretionary", "reference"]),
  confirmed: z.boolean().describe("False prints that the wording has not been confirmed yet."),
  note: textSchema.optional(),
});

/** The smallest thing that a person rates. */
export const indicatorSchema = z.strictObject({
  code: codeSchema,
  slug: z.string().optional(),
  title: textSchema,
  domain: codeSchema.optional().describe("The domain it belongs to; without one, give a construct."),
  construct: constructSchema
    .optional()
    .describe("Only for an indicator without a domain; else the domain's."),
  weight: exactSchema.default(1).describe("Weight inside its domain, above zero."),
  facet: codeSchema.optional(),
  question: textSchema.optional(),
  guidance: textSchema.optional(),
  levels: z.array(z.strictObject({ level: levelSchema, sentence: textSchema })).optional(),
  basis: z.array(basisSchema).optional(),
  evidenceExpected: z.array(textSchema).optional(),
  linkedRegisters: z.array(registerSchema).optional(),
  notApplicable: z
    .strictObject({ rule: codeSchema, condition: textSchema })
    .optional()
    .describe("Absent: the indicator always applies."),
  notCountedHere: z.array(z.strictObject({ fact: textSchema, countedIn: codeSchema })).optional(),
  answersExposure: z
    .array(codeSchema)
    .optional()
    .describe("Exposure indicators that this capability answers."),
  reason: textSchema.optional().describe("Why the indicator stands in the instrument."),
});
