import type { TREATY_ACTIONS } from "@/db/code-lists";
import data from "./data/treaty-actions.json" with { type: "json" };
import type { Treaty } from "./status";

/** One act of a State as the depositary's tables have it. */
export type ReferenceAct = {
  country: string;
  treaty: Treaty;
  action: (typeof TREATY_ACTIONS)[number];
  on: string;
};

/** Where the acts come from, and the day of the table that they were read from. */
export const TREATY_SOURCE = data.source;
/** Where the depositary shows its tables as they are today. */
export const DEPOSITARY_LINK = "https://treaties.un.org";
/** Signatures and deposits under the Convention and its two protocols. A test holds every word to the code lists. */
export const TREATY_ACTS = data.actions as readonly ReferenceAct[];
