import { z } from "zod";
import { iso3, requiredText } from "@/lib/core/field-schemas";
import { QUALITY_RULES } from "./warning";

const REASON_MAX = 1_000;
const SIGNATURE_MAX = 10_000;

/** A warning that a person found to be no mistake. */
export const dismissWarningSchema = z.object({
  iso3,
  rule: z.enum(QUALITY_RULES),
  signature: z.string().min(1).max(SIGNATURE_MAX),
  reason: requiredText(REASON_MAX),
});
export type DismissWarning = z.output<typeof dismissWarningSchema>;
