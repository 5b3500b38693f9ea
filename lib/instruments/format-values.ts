/** The small values that every part of an instrument file is made of. */
import { z } from "zod";

/** A stable name: letters, digits, dot, dash or underscore, at most 40 characters; addresses and CSV files use it. */
export const codeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/)
  .describe("Letters, digits, dot, dash, underscore; starts with a letter or digit; at most 40 characters.");

/** Text for people, never empty. */
export const textSchema = z.string().min(1);

/** An exact number: a JSON number, a decimal such as "0.75" or a fraction such as "1/3". Binary rounding never enters. */
export const exactSchema = z
  .union([z.number(), z.string().regex(/^-?\d+(\.\d+)?$/), z.string().regex(/^-?\d+\/[1-9]\d*$/)])
  .describe('A number, a decimal in quotes ("0.75") or a fraction in quotes ("1/3").');

/** A level of the scale; the validator checks that it lies on the scale. */
export const levelSchema = z.number();

export const CONSTRUCTS = ["exposure", "capability"] as const;
/** What a figure speaks about: exposure (high is worse) or capability (high is better). */
export const constructSchema = z.enum(CONSTRUCTS);
export type Construct = z.output<typeof constructSchema>;

export const METHODS = ["arithmetic_mean", "geometric_mean", "minimum", "maximum", "sum"] as const;
/** How the children of a node become one figure. */
export const methodSchema = z.enum(METHODS);
export type Method = z.output<typeof methodSchema>;

/** Who may see a figure: everybody who may read the card, or the team only. */
export const audienceSchema = z.enum(["all", "team"]);

/** The registers whose rows can stand behind an indicator. */
export const REGISTERS = [
  "source",
  "route",
  "corridor",
  "group",
  "detection",
  "proceedings",
  "law",
  "reform_event",
  "treaty_action",
  "cooperation_record",
  "practice",
  "institution",
  "finding",
  "recommendation",
  "project",
] as const;
export const registerSchema = z.enum(REGISTERS);

/** One word of a level or band and from where it holds. */
export const bandSchema = z.strictObject({
  code: codeSchema,
  label: textSchema,
  from: exactSchema.describe("The lowest figure that belongs to the band, itself included."),
});
export type Band = z.output<typeof bandSchema>;
