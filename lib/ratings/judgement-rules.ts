import { NOT_ASSESSED_REASONS, type NotAssessedReason, type RatingKind } from "@/db/enums";
import type { Edition } from "@/lib/instruments/edition";
import { mayBeNotApplicable } from "@/lib/scoring/not-applicable";
import { reasonsFor } from "@/lib/scoring/not-assessed";
import type { JudgementRules } from "./judgement";

/** Reasons of who asks somebody else: no State gives them when it answers about itself. */
const ASKED_OF_OTHERS: readonly NotAssessedReason[] = ["no_answer", "refused"];

/** Whether a rating of a kind may give that reason for having no level. */
export function mayGiveReason(kind: RatingKind, reason: NotAssessedReason): boolean {
  return kind !== "self" || !ASKED_OF_OTHERS.includes(reason);
}

/**
 * What an edition says about judging one indicator, for a kind of rating. An edition without rules for gaps takes every
 * reason that the kind can give.
 */
export function judgementRules(edition: Edition, indicator: string, kind: RatingKind): JudgementRules {
  const accepted = reasonsFor(edition, indicator).map(({ code }) => code);
  return {
    levels: edition.levels,
    notApplicableAllowed: mayBeNotApplicable(edition, indicator),
    reasonsAccepted: NOT_ASSESSED_REASONS.filter(
      (reason) =>
        (edition.file.gaps === undefined || accepted.includes(reason)) && mayGiveReason(kind, reason),
    ),
  };
}
