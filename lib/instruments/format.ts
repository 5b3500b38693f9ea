/**
 * The format `gpat-instrument/1`: an assessment instrument as data. `public/schemas/FORMAT.md` explains it to people
 * who write instruments; `public/schemas/gpat-instrument-1.json` is this schema as JSON Schema.
 */
import { z } from "zod";
import { claimSchema, confidenceRuleSchema, derivationsSchema } from "./format-evidence";
import {
  aggregateSchema,
  coverageRuleSchema,
  domainSchema,
  indicatorSchema,
  normaliseSchema,
  pillarSchema,
  scaleSchema,
} from "./format-nodes";
import {
  balanceCapSchema,
  bandsSchema,
  disagreementSchema,
  exposureProfileSchema,
  facetSchema,
  gapRuleSchema,
  gateRuleSchema,
  notApplicableRuleSchema,
  plausibleRangeSchema,
  prioritySchema,
  secondRatingSchema,
} from "./format-rules";
import { codeSchema, exactSchema, textSchema } from "./format-values";

const answer = z
  .union([z.number(), z.string().regex(/^(na|ns|ns:[A-Za-z0-9._-]+)$/)])
  .describe('A level, "na" (not applicable), "ns" (not assessed) or "ns:REASON".');
const expectedFigure = z.strictObject({
  status: z.enum(["final", "provisional", "insufficient", "not-available"]).optional(),
  score: exactSchema.nullable().optional(),
  low: exactSchema.nullable().optional(),
  high: exactSchema.nullable().optional(),
  coverage: exactSchema.nullable().optional(),
  bandFigure: exactSchema.nullable().optional(),
  band: codeSchema.nullable().optional(),
  caps: z.array(codeSchema).optional(),
  withheld: z.int().min(0).optional(),
});

/** Answers with the figures that must come out, so that a reader can check any program against the instrument. */
export const testVectorSchema = z.strictObject({
  name: codeSchema,
  note: textSchema.optional(),
  answers: z.record(codeSchema, answer),
  decimals: z
    .strictObject({
      score: z.int().min(0),
      coverage: z.int().min(0),
      domainScore: z.int().min(0),
      priority: z.int().min(0),
    })
    .default({ score: 2, coverage: 4, domainScore: 4, priority: 4 })
    .describe("Expected figures are rounded half up to so many decimals."),
  expected: z.strictObject({
    domains: z.record(codeSchema, expectedFigure).optional(),
    aggregates: z.record(codeSchema, expectedFigure).optional(),
    priorities: z.record(codeSchema, exactSchema).optional(),
  }),
});
export type TestVector = z.output<typeof testVectorSchema>;

/** A whole instrument file. What is not the scale, the indicators or the nodes may be left out. */
export const instrumentSchema = z.strictObject({
  $schema: z.string().optional(),
  format: z.literal("gpat-instrument/1"),
  code: codeSchema,
  version: z.string().regex(/^\d+(\.\d+){0,2}$/),
  status: z.enum(["proposal", "validated", "published_elsewhere"]),
  statusNote: textSchema.optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)
    .describe("BCP 47, for example en or pt-BR."),
  title: textSchema,
  publisher: textSchema.optional(),
  foundations: z.array(textSchema).optional(),
  constructs: z
    .strictObject({
      exposure: z.strictObject({ label: textSchema, description: textSchema }).optional(),
      capability: z.strictObject({ label: textSchema, description: textSchema }).optional(),
    })
    .optional(),
  scale: scaleSchema,
  normalise: normaliseSchema,
  pillars: z.array(pillarSchema).optional(),
  facets: z.array(facetSchema).optional(),
  domains: z.array(domainSchema).default([]),
  indicators: z.array(indicatorSchema).min(1),
  aggregates: z.array(aggregateSchema).default([]),
  coverage: coverageRuleSchema.optional(),
  bands: bandsSchema.optional(),
  gaps: gapRuleSchema.optional(),
  notApplicableRules: z.array(notApplicableRuleSchema).optional(),
  gates: gateRuleSchema.optional(),
  balanceCaps: z.array(balanceCapSchema).optional(),
  confidence: confidenceRuleSchema.optional(),
  claims: z.array(claimSchema).optional(),
  priority: prioritySchema.optional(),
  plausibleRange: plausibleRangeSchema.optional(),
  disagreement: disagreementSchema.optional(),
  secondRating: secondRatingSchema.optional(),
  exposureProfile: exposureProfileSchema.optional(),
  derivations: derivationsSchema.optional(),
  codeLists: z
    .record(
      codeSchema,
      z.array(z.strictObject({ code: codeSchema, label: textSchema, htcds: z.string().optional() })).min(1),
    )
    .optional(),
  testVectors: z.array(testVectorSchema).optional(),
  explanations: z
    .record(codeSchema, z.union([textSchema, z.array(textSchema)]))
    .optional()
    .describe("The rules in words for people; nothing is computed from them."),
});

/** An instrument file after reading, defaults filled in. */
export type InstrumentFile = z.output<typeof instrumentSchema>;
export type IndicatorDefinition = InstrumentFile["indicators"][number];
export type DomainDefinition = InstrumentFile["domains"][number];
export type AggregateDefinition = InstrumentFile["aggregates"][number];
export type Gate = NonNullable<InstrumentFile["gates"]>["list"][number];
