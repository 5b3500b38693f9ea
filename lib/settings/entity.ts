/** The id under which the audit chain knows the one row of settings. */
export const SETTINGS_ENTITY_ID = "00000000-0000-7000-8000-000000000001";

/** What the programme is called until an administrator gives it another name. */
export const START_PROGRAMME_NAME = "Global Programme against Trafficking in Human Beings";
