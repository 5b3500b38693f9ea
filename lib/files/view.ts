/** What a screen gets of the file of a record, as plain JSON. */
export type FileView = { name: string; size: number; mediaType: string; quarantined: boolean };
