/** Which judgements a second person must confirm before a review ends. Pure. */
import type { ConfirmationKind, RatingState } from "@/db/enums";
import type { Edition } from "@/lib/instruments/edition";
import { gateStates } from "@/lib/scoring/gates";
import type { ScoringInput } from "@/lib/scoring/rating";

/** An effective rating as far as confirmations need it. */
export type JudgedRating = {
  readonly id: string;
  readonly indicator: string;
  readonly state: RatingState | null;
  /** Version of the rating at which state, level or reason last changed. */
  readonly judgementVersion: number;
};

/** A confirmation as it is stored. */
export type GivenConfirmation = {
  readonly ratingId: string;
  readonly kind: ConfirmationKind;
  readonly ratingVersion: number;
};

/** One thing to be confirmed; `lapsed` says that an earlier confirmation was for another judgement. */
export type NeededConfirmation = {
  readonly kind: ConfirmationKind;
  readonly indicator: string;
  readonly ratingId: string;
  readonly judgementVersion: number;
  /** Codes of the gates of the indicator that apply; empty for a *not applicable*. */
  readonly gates: readonly string[];
  readonly given: boolean;
  readonly lapsed: boolean;
  /** Elements of laws on which the level of a gate rests and that no second person has read; it waits for them. */
  readonly elementsToRead: readonly string[];
};

/** Whether leaving the indicator out needs somebody's approval by the rule that the edition names. */
function needsApproval(edition: Edition, indicator: string): boolean {
  const code = edition.indicators.get(indicator)?.definition.notApplicable?.rule;
  const rule = edition.file.notApplicableRules?.find((entry) => entry.code === code);
  return rule?.needsApproval ?? true;
}

/**
 * Everything that needs a confirmation, in the order of the edition: what is not applicable, then gates that apply.
 * `elementsToRead` are by indicator the elements of laws that a second person has still to read.
 */
export function neededConfirmations(
  edition: Edition,
  ratings: readonly JudgedRating[],
  input: Pick<ScoringInput, "ratings">,
  confirmations: readonly GivenConfirmation[],
  elementsToRead: ReadonlyMap<string, readonly string[]>,
): readonly NeededConfirmation[] {
  const byIndicator = new Map(ratings.map((rating) => [rating.indicator, rating]));
  const needed = (
    kind: ConfirmationKind,
    indicator: string,
    gates: readonly string[],
  ): NeededConfirmation[] => {
    const rating = byIndicator.get(indicator);
    if (!rating) return [];
    const own = confirmations.filter((entry) => entry.ratingId === rating.id && entry.kind === kind);
    const given = own.some((entry) => entry.ratingVersion === rating.judgementVersion);
    const { id: ratingId, judgementVersion } = rating;
    const lapsed = !given && own.length > 0;
    const toRead = kind === "gate" && !given ? (elementsToRead.get(indicator) ?? []) : [];
    return [{ kind, indicator, ratingId, judgementVersion, gates, given, lapsed, elementsToRead: toRead }];
  };
  const applying = edition.file.gates?.needsConfirmation
    ? gateStates(edition, { ratings: input.ratings }).filter(({ state }) => state === "applies")
    : [];
  const gatesOf = Map.groupBy(applying, ({ indicator }) => indicator);
  return [...edition.indicators.keys()].flatMap((indicator) => {
    const gates = gatesOf.get(indicator)?.map(({ code }) => code) ?? [];
    const isLeftOut =
      byIndicator.get(indicator)?.state === "not_applicable" && needsApproval(edition, indicator);
    return [
      ...(isLeftOut ? needed("not_applicable", indicator, []) : []),
      ...(gates.length > 0 ? needed("gate", indicator, gates) : []),
    ];
  });
}
