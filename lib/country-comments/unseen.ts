/**
 * What a release would say and its State never saw: the points that differ from the draft that was sent last. Pure.
 * Design 3: the State is heard on what is published about it.
 */
import { CONFIDENCES } from "@/db/enums";
import { UNSEEN_CHANGES, type UnseenChange, type UnseenPoint } from "@/lib/assessments/guards";
import type { ReleaseDocument } from "@/lib/releases/format";
import { answerOf, type DraftAnswer, scopeBefore } from "./rules";

type Said = Pick<ReleaseDocument, "scope" | "indicators">;
type ReleaseIndicator = ReleaseDocument["indicators"][number];
type Citation = ReleaseIndicator["citations"][number];

/** What happened since the draft was sent, beside what two documents tell. Null stands for scope and limits. */
export type SinceTheDraft = {
  /**
   * Points that the team wrote on. On the others only sources moved: they are graded anew, lose their consent, or a
   * passage is erased. That is no judgement of the team, and must never wait for a State.
   */
  readonly written: ReadonlySet<string | null>;
  /** Codes of sources that the draft cites and that nobody may publish any more. */
  readonly gone: ReadonlySet<string>;
  /** Points on which the State commented and was told that its comment is accepted, at least in part. */
  readonly accepted: ReadonlySet<string | null>;
};

/** The points that the State never saw as they are now: scope and limits first (null), then the indicators. */
export function unseenPoints(drafted: Said, now: Said, since: SinceTheDraft): readonly UnseenPoint[] {
  const earlier = new Map(drafted.indicators.map((indicator) => [indicator.code, indicator]));
  const scope: UnseenPoint[] =
    since.written.has(null) && scopeBefore(drafted.scope, now.scope) !== null
      ? [{ point: null, title: null, changes: ["text"] }]
      : [];
  const indicators = now.indicators.map((indicator) => ({
    point: indicator.code,
    title: indicator.title,
    changes: changesIn(earlier.get(indicator.code), indicator, since),
  }));
  return [...scope, ...indicators].filter(
    ({ point, changes }) => changes.length > 0 && !since.accepted.has(point),
  );
}

/** The parts of an answer that are text; every other part is the answer itself. */
const TEXTS: readonly string[] = [
  "rationale",
  "notApplicableReason",
  "language",
] satisfies (keyof DraftAnswer)[];

/** What is another in an indicator than the draft says. */
function changesIn(
  drafted: ReleaseIndicator | undefined,
  now: ReleaseIndicator,
  { written, gone }: SinceTheDraft,
): readonly UnseenChange[] {
  if (drafted === undefined) return ["added"];
  if (!written.has(now.code)) return citesAnotherSource(drafted, now) ? ["sources"] : [];
  const kept = drafted.citations.filter(({ source }) => !gone.has(source));
  const lostOne = kept.length < drafted.citations.length;
  const before = answerOf(drafted);
  const others = Object.entries(answerOf(now)).flatMap(([key, value]) =>
    before[key as keyof DraftAnswer] === value ? [] : key,
  );
  const differs: Readonly<Record<Exclude<UnseenChange, "added">, boolean>> = {
    answer: others.some((key) => !TEXTS.includes(key)),
    text: others.some((key) => TEXTS.includes(key)),
    change_cause: (drafted.changeCause ?? null) !== (now.changeCause ?? null),
    sources: !haveSameMembers(kept.map(keyOfCitation), now.citations.map(keyOfCitation)),
    confidence: lostOne
      ? confidenceRank(now) > confidenceRank(drafted)
      : drafted.confidence !== now.confidence,
  };
  return UNSEEN_CHANGES.filter((change) => change !== "added" && differs[change]);
}

/** A source that was published after the draft was sent stands beside an answer that the State saw without it. */
function citesAnotherSource(drafted: ReleaseIndicator, now: ReleaseIndicator): boolean {
  const known = new Set(drafted.citations.map(({ source }) => source));
  return now.citations.some(({ source }) => !known.has(source));
}

function keyOfCitation({ source, locator, passage, language, shows, stance }: Citation): string {
  return JSON.stringify([source, locator, passage, language, shows, stance]);
}

function haveSameMembers(one: readonly string[], other: readonly string[]): boolean {
  const sorted = [...other].sort();
  return one.length === other.length && [...one].sort().every((key, index) => key === sorted[index]);
}

/** The higher, the surer an answer is; one without confidence ranks lowest. */
function confidenceRank({ confidence }: ReleaseIndicator): number {
  return confidence === null ? -1 : CONFIDENCES.indexOf(confidence);
}
