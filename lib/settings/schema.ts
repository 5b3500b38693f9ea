import { z } from "zod";
import { requiredText } from "@/lib/core/field-schemas";

/** Every zone by its IANA name, as this runtime knows them; UTC first. */
export function timeZones(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

const PROGRAMME_NAME_LENGTH_MAX = 200;

/** Below three a suppressed count would be known; the database holds the same limits. */
export const THRESHOLD_MIN = 3;
export const THRESHOLD_MAX = 100;
const threshold = z.coerce
  .number("errors.field.not_a_number")
  .int("errors.field.not_a_number")
  .min(THRESHOLD_MIN, "errors.field.out_of_range")
  .max(THRESHOLD_MAX, "errors.field.out_of_range");

/** `version` is the one that the form was made from. */
export const changeSettingsInput = z.object({
  programmeName: requiredText(PROGRAMME_NAME_LENGTH_MAX),
  timeZone: z.string().refine((zone) => timeZones().includes(zone), "errors.field.invalid"),
  detectionsThreshold: threshold,
  proceedingsThreshold: threshold,
  version: z.coerce.number().int().positive(),
});
export type ChangeSettingsInput = z.output<typeof changeSettingsInput>;
