/** What a second draft says differently than the one before it. Pure. */
import { type DraftDocument, parseDraft } from "./draft-format";
import { scopeBefore } from "./rules";
import type { CountryDraftRow } from "./stored";

/** The draft before, and the points that changed since: null is the text as a whole. */
export type DraftChanges = { before: DraftDocument; points: readonly (string | null)[] };

/** What changed in the draft of that number; null in a whole draft, whose every point is open to comments. */
export function changesOf(
  drafts: readonly Pick<CountryDraftRow, "number" | "kind" | "content">[],
  number: number,
): DraftChanges | null {
  const sent = drafts.find((draft) => draft.number === number);
  const earlier = drafts.find((draft) => draft.number === number - 1);
  if (sent?.kind !== "changes" || !earlier) return null;
  const [before, document] = [parseDraft(earlier.content), parseDraft(sent.content)];
  const scope = scopeBefore(before.scope, document.scope) === null ? [] : [null];
  return { before, points: [...scope, ...document.changed] };
}
