/**
 * What a release would say and its State never saw: the points that differ from the draft that was sent last. Pure.
 * Design 3: the State is heard on what is published about it.
 */
import { CONFIDENCES } from "@/db/enums";
import type { ReleaseDocument } from "@/lib/releases/format";
import { answerBefore, scopeBefore } from "./rules";

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
export function unseenPoints(drafted: Said, now: Said, since: SinceTheDraft): readonly (string | null)[] {
  const earlier = new Map(drafted.indicators.map((indicator) => [indicator.code, indicator]));
  const scope = since.written.has(null) && scopeBefore(drafted.scope, now.scope) !== null ? [null] : [];
  const indicators = now.indicators
    .filter((indicator) => isUnseen(earlier.get(indicator.code), indicator, since))
    .map(({ code }) => code);
  return [...scope, ...indicators].filter((point) => !since.accepted.has(point));
}

function isUnseen(
  drafted: ReleaseIndicator | undefined,
  now: ReleaseIndicator,
  { written, gone }: SinceTheDraft,
): boolean {
  if (drafted === undefined) return true;
  if (!written.has(now.code)) return citesAnotherSource(drafted, now);
  const kept = drafted.citations.filter(({ source }) => !gone.has(source));
  const lostOne = kept.length < drafted.citations.length;
  return (
    answerBefore(drafted, now) !== null ||
    (drafted.changeCause ?? null) !== (now.changeCause ?? null) ||
    !haveSameMembers(kept.map(keyOfCitation), now.citations.map(keyOfCitation)) ||
    (lostOne ? confidenceRank(now) > confidenceRank(drafted) : drafted.confidence !== now.confidence)
  );
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
