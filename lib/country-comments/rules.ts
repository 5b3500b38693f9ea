/** The State's time to comment on a draft, and what changed since. Pure. */
import type { CountryDraftKind } from "@/db/enums";
import type { CommentClock } from "@/lib/assessments/guards";
import { SCOPE_FIELDS } from "@/lib/assessments/scope-fields";
import { addDays, daysBetween } from "@/lib/core/days";
import type { ReleaseDocument } from "@/lib/releases/format";
import type { ReleasedAnswer } from "@/lib/releases/released-answer";

const WEEK = 7;
/** Days to comment on a draft: eight weeks on the whole, two on what changed after the comments. */
export const DAYS_TO_COMMENT = { whole: 8 * WEEK, changes: 2 * WEEK } as const satisfies Record<
  CountryDraftKind,
  number
>;
/** The one extension, in days. */
export const EXTENSION_DAYS = 2 * WEEK;

/** The last day to comment on a draft that was sent on a day. */
export function lastDayToComment(kind: CountryDraftKind, sentOn: string): string {
  return addDays(sentOn, DAYS_TO_COMMENT[kind]);
}

/** How the time stands on a day of the programme's zone: the last day itself still belongs to the State. */
export function clockOf(dueOn: string, today: string, written: number): CommentClock {
  return { dueOn, isOver: daysBetween(dueOn, today) > 0, written };
}

type ReleaseScope = ReleaseDocument["scope"];

/** Scope and limits of a draft where they say something else now; null where nothing changed. */
export function scopeBefore(drafted: ReleaseScope, now: ReleaseScope): ReleaseScope | null {
  return SCOPE_FIELDS.every((field) => (drafted[field] ?? "") === (now[field] ?? "")) ? null : drafted;
}

type ReleaseIndicator = ReleaseDocument["indicators"][number];

/** What is said of an indicator to its State: judgement and text, without the sources. */
export type DraftAnswer = Omit<ReleasedAnswer, "reason"> & { reason: string | null };

export function answerOf(indicator: ReleasedAnswer): DraftAnswer {
  const { state, level, word, sentence, reason, notApplicableReason, rationale, language } = indicator;
  return {
    state,
    level,
    word,
    sentence,
    reason: reason?.label ?? null,
    notApplicableReason,
    rationale,
    language,
  };
}

/** The answer of a draft where it differs from the one that stands now; null where nothing changed. */
export function answerBefore(
  drafted: ReleaseIndicator | undefined,
  now: ReleaseIndicator | undefined,
): DraftAnswer | null {
  if (!drafted || !now) return null;
  const [before, after] = [answerOf(drafted), answerOf(now)];
  const keys = Object.keys(before) as (keyof DraftAnswer)[];
  return keys.every((key) => before[key] === after[key]) ? null : before;
}

/** Codes of the indicators whose answer is another one than in a draft, in the order of the edition. */
export function changedIndicators(
  drafted: readonly ReleaseIndicator[],
  now: readonly ReleaseIndicator[],
): readonly string[] {
  const earlier = new Map(drafted.map((indicator) => [indicator.code, indicator]));
  return now.filter((one) => answerBefore(earlier.get(one.code), one) !== null).map(({ code }) => code);
}
