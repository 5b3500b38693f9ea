/** Names of the audited nouns of this folder. */
export const MISSION_ENTITY = "mission";
export const MEETING_ENTITY = "meeting";
/** What was agreed and noted in a meeting, until a source is made of it. */
export const RECORD_ENTITY = "meeting_record";
/** The action under which the history of a meeting notes that a source was made of it. */
export const MAKING_SOURCE = "source.add";
