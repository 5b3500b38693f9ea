import { z } from "zod";
import { requiredText } from "@/lib/core/form";

/** Every zone by its IANA name, as this runtime knows them; UTC first. */
export function timeZones(): readonly string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

const PROGRAMME_NAME_LENGTH_MAX = 200;

/** `version` is the one that the form was made from. */
export const changeSettingsInput = z.object({
  programmeName: requiredText(PROGRAMME_NAME_LENGTH_MAX),
  timeZone: z.string().refine((zone) => timeZones().includes(zone), "errors.field.invalid"),
  version: z.coerce.number().int().positive(),
});
export type ChangeSettingsInput = z.output<typeof changeSettingsInput>;
