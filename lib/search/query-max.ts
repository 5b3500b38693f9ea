/** The longest text that is searched for; more words do not find more. */
export const QUERY_MAX = 200;
