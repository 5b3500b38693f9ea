/** Why the content of a file is not taken. */
export const CONTENT_REFUSALS = [
  "empty",
  "too_large",
  "type_not_allowed",
  "damaged",
  "incomplete",
  "active_content",
  "too_many",
  "enough",
] as const;
/** Why a file is not taken, by its content or by the record that it was sent to; keys below `files.refused`. */
export const FILE_REFUSALS = [...CONTENT_REFUSALS, "consent_ended", "answers_changed"] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
