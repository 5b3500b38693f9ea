/** What binds a twin, the redacted version of a source, to its source. Pure. */
import {
  ACCESS_CLASSES,
  type AccessClass,
  ATTRIBUTIONS,
  type Attribution,
  type Consent,
  type SourceType,
} from "@/db/enums";

/** Why a twin is refused as it is written. */
export type TwinRefusal = "not_wider" | "other_type" | "no_consent" | "not_agreed" | "erasure_after_original";

/** What of a twin, or of its source, these rules look at; the days and consent are of interviews only. */
export type TwinFacts = {
  type: SourceType;
  accessClass: AccessClass;
  consent: Consent | null;
  attribution: Attribution | null;
  deleteOn: string | null;
};

/** Whether more people read a source of the one class than of the other. */
export function isWider(one: AccessClass, other: AccessClass): boolean {
  return ACCESS_CLASSES.indexOf(one) < ACCESS_CLASSES.indexOf(other);
}

/** Whether the one attribution tells more of who spoke than the other. */
export function tellsMore(one: Attribution, other: Attribution): boolean {
  return ATTRIBUTIONS.indexOf(one) < ATTRIBUTIONS.indexOf(other);
}

/** The classes of a twin, from the widest. */
export function twinClasses(accessClass: AccessClass): readonly AccessClass[] {
  return ACCESS_CLASSES.filter((one) => isWider(one, accessClass));
}

/**
 * Why a twin may not be like that beside its source: it is of the same type, so that it counts for no more, and what a
 * person agreed to, consent, attribution and the day of erasure, holds for both.
 */
export function refusedTwin(
  twin: Omit<TwinFacts, "accessClass">,
  original: Omit<TwinFacts, "accessClass">,
): Exclude<TwinRefusal, "not_wider"> | null {
  if (twin.type !== original.type) return "other_type";
  if (twin.consent === "given" && original.consent !== "given") return "no_consent";
  if (
    twin.attribution !== null &&
    original.attribution !== null &&
    tellsMore(twin.attribution, original.attribution)
  )
    return "not_agreed";
  if (twin.deleteOn !== null && original.deleteOn !== null && twin.deleteOn > original.deleteOn) {
    return "erasure_after_original";
  }
  return null;
}
