/** How a surface is admitted and decided on; the inventories of pages, routes and actions list them. */
import type { Permission } from "./can";

/**
 * Who decides behind the door of a surface: one permission of the rights table, or any of several; `own`, because it
 * shows or changes only what belongs to the person who asks; or `anyone` whom the door admits, where lists show
 * each reader the rows that the reads allow.
 */
export type Decider = Permission | readonly Permission[] | "own" | "anyone";

/** One line of the inventory: whom the door admits, and what decides behind it. */
export type Surface = { readonly access: "public" | "signed_in"; readonly decidedBy: Decider };

/** Open to everybody. */
export const open = (decidedBy: Decider): Surface => ({ access: "public", decidedBy });
/** Open to who has signed in. */
export const signedIn = (decidedBy: Decider): Surface => ({ access: "signed_in", decidedBy });

/** What opens the scorecard: the figures, the release in force, or the coverage of a draft. */
export const CARD_READERS = ["figures.read", "release.read", "progress.read"] as const;

/** Who may write a rating: the first raters theirs, the second rater the second one, the State its own. */
export const RATERS = ["rating.write", "second_rating.write", "self_rating.write"] as const;

/** Who may import something: entries, or ratings of other organisations. */
export const IMPORTERS = ["entry.add", "outside_round.import"] as const;

/** Who may take one of the steps of the workflow; the table of transitions says which. */
export const STEP_TAKERS = [
  "transition.begin",
  "transition.submit",
  "transition.return",
  "transition.pass",
  "transition.send_draft",
  "transition.comment",
  "transition.note_silence",
  "transition.send_changes",
  "transition.answer",
  "transition.publish",
  "transition.withdraw",
  "transition.reopen",
] as const;
