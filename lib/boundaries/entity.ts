/** Name of the audited noun. */
export const SET_ENTITY = "boundary_set";
