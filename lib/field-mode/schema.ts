/** What may be sent about field mode. Pure, and safe in the browser; messages are message keys. */
import { z } from "zod";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { DEFAULT_LOCALE, LOCALES } from "@/lib/i18n/locales";
import { DEVICE_NAME_LENGTH_MAX } from "./rules";

/** Packs that one browser may hold at once. */
const DEVICES_MAX = 20;

/** Switches field mode on for a new device, by what its person calls it, or on again for one that has it. */
export const switchOnBody = z.union([
  z.strictObject({
    name: z
      .string()
      .trim()
      .min(1, "errors.field.missing")
      .max(DEVICE_NAME_LENGTH_MAX, "errors.field.too_long"),
  }),
  z.strictObject({ deviceId: z.uuid() }),
]);
export type SwitchOn = z.output<typeof switchOnBody>;

const NO_DEVICE = "00000000-0000-0000-0000-000000000000";

/** Which device asks for its pack, and in which language it names countries. */
export const packQuery = z.object({
  /** What is no id names no device, so that a hidden assessment answers like an absent one. */
  device: z.uuid().catch(NO_DEVICE),
  locale: z.enum(LOCALES).catch(DEFAULT_LOCALE),
});

/** The devices of one browser, which asks which of them are over. */
export const askDevicesBody = z.strictObject({ devices: z.array(z.uuid()).max(DEVICES_MAX) });

/** Forgets one of the own devices. */
export const forgetDeviceSchema = z.object({ deviceId: z.uuid() });

/** Whether restricted sources go with the assessment. */
export const allowRestrictedSchema = assessmentKeySchema.extend({ allowed: z.enum(["yes", "no"]) });
export type AllowRestricted = z.output<typeof allowRestrictedSchema>;

/** A device that has an assessment now: its id, and its end as an ISO 8601 instant. */
export type FieldDeviceAnswer = { deviceId: string; until: string };
