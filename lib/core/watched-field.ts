/** The hidden field by which a form names its free texts. Pure, and safe in the browser. */
export const WATCHED_FIELD = "watched";
