import "server-only";
import { and, gt, isNull, type SQL } from "drizzle-orm";
import { fieldDevices } from "@/db/schema/field-mode";

/** The condition that a device is in its time and was not forgotten. */
export function livingDevices(now: Date): SQL | undefined {
  return and(isNull(fieldDevices.forgottenAt), gt(fieldDevices.until, now));
}
