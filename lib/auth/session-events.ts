/** Window events by which the parts of a page tell each other about its session. */

/** The person of the page is signed in again. */
export const SIGNED_IN_EVENT = "gpat:signed-in";
/** The server answered that the session is over. */
export const SIGNED_OUT_EVENT = "gpat:signed-out";
