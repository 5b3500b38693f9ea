/** Why a file is not taken; keys below `files.refused`. */
export const FILE_REFUSALS = [
  "empty",
  "too_large",
  "type_not_allowed",
  "damaged",
  "incomplete",
  "active_content",
  "too_many",
  "enough",
] as const;
export type FileRefusal = (typeof FILE_REFUSALS)[number];
