/** What may be asked of a simulation of bands. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { requiredWholeNumber } from "@/lib/core/field-schemas";

/** The numbers that a form begins with: enough draws for a share to be right within one percent. */
export const DEFAULT_SEED = 1;
export const DEFAULT_DRAWS = 10_000;
export const DRAWS_MIN = 100;
export const DRAWS_MAX = 20_000;
const SEED_MAX = 2_147_483_647;
/** By how many percent a weight may be smaller or greater; kept with each run. */
export const WEIGHT_SPREAD = 25;

const settings = { seed: requiredWholeNumber(0, SEED_MAX), draws: requiredWholeNumber(DRAWS_MIN, DRAWS_MAX) };

/** Simulate every assessment of a round whose figures the person may see. */
export const simulateRoundSchema = z.object({ round: z.string().min(1), ...settings });
export type SimulateRound = z.output<typeof simulateRoundSchema>;

/** Simulate one assessment. */
export const simulateAssessmentSchema = assessmentKeySchema.extend(settings);
export type SimulateAssessment = z.output<typeof simulateAssessmentSchema>;

/** Stop a simulation. */
export const cancelStabilitySchema = z.object({ run: z.uuid() });

/** Which run a page shows; the newest where the address names none. */
export const shownRunSchema = z.object({ run: z.uuid().optional().catch(undefined) });
