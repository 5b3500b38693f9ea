/** Which sources may lie on a device that has an assessment without a line. Pure. */
import { type AccessClass, INTERVIEW_TYPES, type SourceType } from "@/db/enums";

/** What the rule about a source on a device looks at. */
export type SourceOnDevice = {
  accessClass: AccessClass;
  type: SourceType;
  /** Consent to it was withdrawn. */
  consentWithdrawn: boolean;
};

/**
 * Whether what a person reads of a source may lie on a device. What people said counts as restricted even where it is
 * called public: who may read it hangs on their consent. `mayLieOnDeviceSql` says the same of a row.
 */
export function mayLieOnDevice(source: SourceOnDevice, withRestricted: boolean): boolean {
  if (source.consentWithdrawn || source.accessClass === "confidential") return false;
  const isPublic =
    source.accessClass === "public" && !INTERVIEW_TYPES.some((interview) => interview === source.type);
  return isPublic || withRestricted;
}
