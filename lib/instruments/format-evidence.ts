/** Confidence, claims and derivations of an instrument file: what evidence a level needs and may suggest. */
import { z } from "zod";
import { codeSchema, constructSchema, exactSchema, levelSchema, textSchema } from "./format-values";

const evidenceNeed = z.strictObject({
  independentTypes: z
    .int()
    .min(1)
    .describe("Different evidence types from different publishers and origins."),
  primaryTypes: z.int().min(0).describe("How many of them must be of a primary type."),
});

/** How sure a rating is, worked out from its sources. */
export const confidenceRuleSchema = z.strictObject({
  levels: z
    .array(z.strictObject({ code: codeSchema, label: textSchema, value: exactSchema }))
    .min(2)
    .describe("Lowest first; the first one holds where no rule below is met."),
  primaryTypes: z.array(codeSchema).min(1),
  rules: z
    .array(
      z.strictObject({
        level: codeSchema,
        anyOf: z.array(evidenceNeed).min(1),
        newestWithinMonths: z.int().min(1).describe("Age of the newest counting source on the cut-off date."),
      }),
    )
    .min(1)
    .describe("Read from the top; the first rule that is met gives the level."),
  exclude: z.strictObject({
    ungraded: z.boolean(),
    reliability: z.array(codeSchema),
    credibility: z.array(codeSchema),
    together: z
      .array(z.strictObject({ reliability: codeSchema, credibility: codeSchema }))
      .describe("Pairs of grades that do not count together."),
  }),
  contradictionSteps: z
    .int()
    .min(0)
    .describe("Steps down for contradicting sources that the rationale leaves open."),
  aggregate: z
    .array(z.strictObject({ level: codeSchema, from: exactSchema }))
    .describe("Mean of the values, by effective weight, from which a node has the level."),
});

const claimNeed = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("confidence"), atLeast: codeSchema }),
  z.strictObject({ kind: z.literal("item_not_issued_by_state"), atLeast: z.int().min(1) }),
  z.strictObject({
    kind: z.literal("citation_shows"),
    shows: codeSchema,
    facets: z.array(codeSchema).optional(),
  }),
  z.strictObject({ kind: z.literal("search_record") }),
]);

/** What a level claims and therefore needs; saving is free, submitting is not. */
export const claimSchema = z.strictObject({
  code: codeSchema,
  construct: constructSchema,
  levels: z.array(levelSchema).min(1),
  onlyWhenNotApplicableRestsOnIt: z.boolean().default(false),
  needs: z.array(claimNeed).min(1),
});
export type ClaimNeed = z.output<typeof claimNeed>;

const howMany = { atLeast: z.union([z.int(), z.literal("all")]).optional(), fewerThan: z.int().optional() };
const elementRefs = z
  .array(z.string().regex(/^(list:)?[A-Za-z0-9._-]+$/))
  .min(1)
  .describe('Codes of elements, or "list:NAME" for a whole code list.');

const condition = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("laws"), ...howMany }),
  z.strictObject({
    kind: z.literal("elements"),
    elements: elementRefs,
    partlyCounts: z.boolean().default(false),
    where: z.enum(["laws_together", "one_law"]).default("laws_together"),
    ...howMany,
  }),
  z.strictObject({ kind: z.literal("each_element_in_a_law_with"), elements: elementRefs, with: elementRefs }),
  z.strictObject({
    kind: z.literal("treaties"),
    treaties: z.array(codeSchema).min(1),
    status: z.enum(["in_force", "signed_or_in_force"]),
    ...howMany,
  }),
  z.strictObject({ kind: z.literal("flags"), flags: z.array(codeSchema).min(1), ...howMany }),
]);
export type DerivationCondition = z.output<typeof condition>;

/** Levels suggested from registers; a person confirms or overrides each. */
export const derivationsSchema = z.strictObject({
  treatiesInForce: z
    .strictObject({
      daysAfterDeposit: z.int().min(0),
      notBefore: z.record(codeSchema, z.iso.date()).describe("Entry into force of each treaty itself."),
    })
    .optional(),
  elementValues: z
    .strictObject({
      covered: z.array(codeSchema),
      partly: z.array(codeSchema),
      missing: z.array(codeSchema),
      named: z.array(codeSchema).describe("Values that count as missing and are named beside a suggestion."),
    })
    .optional(),
  rules: z
    .array(
      z.strictObject({
        indicator: codeSchema,
        reads: z.discriminatedUnion("register", [
          z.strictObject({ register: z.literal("treaty_action") }),
          z.strictObject({
            register: z.literal("law"),
            roles: z
              .array(z.array(codeSchema).min(1))
              .min(1)
              .describe("Groups of roles; the first group that has a law in force is read."),
          }),
        ]),
        levels: z
          .array(z.strictObject({ level: levelSchema, when: z.array(condition), text: textSchema }))
          .min(1)
          .describe("Read from the top; the first line whose conditions all hold gives the level."),
      }),
    )
    .min(1),
  examples: z
    .array(
      z.strictObject({
        name: textSchema,
        indicator: codeSchema,
        laws: z.array(
          z.strictObject({
            role: codeSchema,
            elements: z
              .record(codeSchema, z.array(z.string()))
              .describe("Value to elements; unnamed ones are not covered."),
          }),
        ),
        level: levelSchema,
      }),
    )
    .optional(),
});
