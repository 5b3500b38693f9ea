import { INTERVIEW_TYPES, SOURCE_TYPES, type SourceType } from "@/db/enums";

/** Types that a person chooses; nobody makes a source unclassified by hand. */
export const CHOSEN_TYPES = SOURCE_TYPES.filter((type) => type !== "unclassified");

/** Whether a type of source is an interview and needs consent. */
export function isInterview(type: SourceType): boolean {
  return INTERVIEW_TYPES.some((interview) => interview === type);
}

/** The id of the element in which the page of a source shows a passage. */
export function passagePlace(passageId: string): string {
  return `passage-${passageId}`;
}
