/** What changed on cards since somebody looked at them. Pure, and safe in the browser. */
import { RATING_FIELDS, type RatingFieldName } from "@/lib/ratings/fields";
import type { RatingView } from "@/lib/ratings/schema";

/** The fields of a card that differ; `citations` stands for its sources. */
export type CardChange = readonly (RatingFieldName | "citations")[];

/** What changed by indicator; a card that stayed as it was has no entry. */
export function changesSince(
  before: readonly RatingView[],
  after: readonly RatingView[],
): ReadonlyMap<string, CardChange> {
  const changes = after.flatMap((rating): readonly (readonly [string, CardChange])[] => {
    const looked = before.find(({ indicator }) => indicator === rating.indicator);
    if (looked === undefined) return [];
    const fields: CardChange = [
      ...RATING_FIELDS.filter((field) => looked[field] !== rating[field]),
      ...(citedIn(looked) === citedIn(rating) ? [] : (["citations"] as const)),
    ];
    return fields.length === 0 ? [] : [[rating.indicator, fields]];
  });
  return new Map(changes);
}

function citedIn({ citations }: RatingView): string {
  return citations.map(({ id, shows, stance }) => `${id} ${shows} ${stance}`).join();
}
