/** What a screen gets about field mode. Types only. */

/** A device as its person sees it, as plain JSON; instants are ISO 8601. */
export type FieldDeviceLine = {
  id: string;
  name: string;
  round: string;
  iso3: string;
  addedAt: string;
  until: string;
  lastSeenAt: string;
  forgottenAt: string | null;
  /** When it was told to let go of what it has, and did; null as long as it has it. */
  letGoAt: string | null;
  /** It is told to let go at its next contact. */
  isCalledBack: boolean;
};
