import { NOT_ASSESSED_REASONS } from "@/db/enums";
import type { Edition } from "@/lib/instruments/edition";
import { mayBeNotApplicable } from "@/lib/scoring/not-applicable";
import { reasonsFor } from "@/lib/scoring/not-assessed";
import type { JudgementRules } from "./judgement";

/** What an edition says about judging one indicator. An edition without rules for gaps takes every reason. */
export function judgementRules(edition: Edition, indicator: string): JudgementRules {
  const accepted = reasonsFor(edition, indicator).map(({ code }) => code);
  return {
    levels: edition.levels,
    notApplicableAllowed: mayBeNotApplicable(edition, indicator),
    reasonsAccepted: NOT_ASSESSED_REASONS.filter(
      (reason) => edition.file.gaps === undefined || accepted.includes(reason),
    ),
  };
}
