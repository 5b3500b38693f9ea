import { INTERVIEW_TYPES, type SourceType } from "@/db/enums";

/** Whether a type of source is an interview and needs consent. */
export function isInterview(type: SourceType): boolean {
  return INTERVIEW_TYPES.some((interview) => interview === type);
}
