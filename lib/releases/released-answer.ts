/** An answer on an indicator as a release words it, whoever gave it: no level of an exposure, nothing unpublished. Pure. */
import type { ChangeCause, RatingState } from "@/db/enums";
import type { ratings } from "@/db/schema/rating";
import { type Edition, type Indicator, levelSentence, levelWord } from "@/lib/instruments/edition";
import { UNDETERMINED } from "@/lib/text/language";
import { keyOf, partsOf } from "@/lib/text/tokens";
import type { ReleaseDocument } from "./format";
import { becomesOf, notPublished } from "./not-published";

/** Stands for a text that held nothing but references that are left out. */
const NOTHING_LEFT = "–";

type ReleaseIndicator = ReleaseDocument["indicators"][number];
export type ReleaseCitation = ReleaseIndicator["citations"][number];

/** A rating with what may be published of it. */
export type ReleasedRating = {
  readonly indicator: string;
  readonly state: RatingState | null;
  readonly level: number | null;
  readonly reason: string | null;
  readonly notApplicableReason: string | null;
  readonly rationale: string | null;
  readonly language: string;
  readonly changeCause: ChangeCause | null;
  /** Citations of published sources only. */
  readonly citations: readonly ReleaseCitation[];
};

/** A stored rating as it is released, with the citations that may be. */
export function ratingToRelease(
  row: typeof ratings.$inferSelect,
  citations: readonly ReleaseCitation[],
): ReleasedRating {
  const {
    indicator,
    state,
    level,
    notAssessedReason,
    notApplicableReason,
    rationale,
    language,
    changeCause,
  } = row;
  return {
    indicator,
    state,
    level: level === null ? null : Number(level),
    reason: notAssessedReason,
    notApplicableReason,
    rationale,
    language,
    changeCause,
    citations,
  };
}

/** What a release says of an answer, in the words of its edition. */
export type ReleasedAnswer = Pick<
  ReleaseIndicator,
  "state" | "level" | "word" | "sentence" | "reason" | "notApplicableReason" | "rationale" | "language"
>;

/** An answer as its readers get it; one that was never given is not assessed. */
export function releasedAnswer(
  edition: Edition,
  indicator: Indicator,
  rating: ReleasedRating | undefined,
  unpublished: ReadonlySet<string>,
): ReleasedAnswer {
  const language = rating?.language ?? UNDETERMINED;
  const state = rating?.state ?? "not_assessed";
  return {
    state,
    ...levelOf(edition, indicator, rating),
    reason: state === "not_assessed" ? reasonOf(edition, rating?.reason ?? null) : null,
    notApplicableReason:
      state === "not_applicable" ? cleaned(rating?.notApplicableReason, language, unpublished) : null,
    rationale: cleaned(rating?.rationale, language, unpublished),
    language,
  };
}

/** A capability has its level with word and sentence; an exposure only the words that its profile shows. */
function levelOf(
  edition: Edition,
  { code, construct }: Indicator,
  rating: ReleasedRating | undefined,
): Pick<ReleaseIndicator, "level" | "word" | "sentence"> {
  if (rating?.state !== "rated" || rating.level === null) return { level: null, word: null, sentence: null };
  const { level } = rating;
  const sentence = levelSentence(edition, code, level);
  if (construct === "capability") return { level, word: levelWord(edition, level), sentence };
  const isShown = edition.file.exposureProfile?.entries.some(({ indicator }) => indicator === code);
  return { level: null, word: releasedWord(edition, code, level), sentence: isShown ? sentence : null };
}

/** The word of the level of an exposure, where its profile shows more than the sentence; else null. */
export function releasedWord(edition: Edition, code: string, level: number): string | null {
  const profile = edition.file.exposureProfile;
  const entry = profile?.entries.find(({ indicator }) => indicator === code);
  if (entry?.shows !== "word_and_sentence") return null;
  return profile?.levelWords.find((line) => line.level === level)?.word ?? null;
}

function reasonOf(edition: Edition, given: string | null): { code: string; label: string } | null {
  const code = given ?? edition.file.gaps?.defaultReason;
  const reason = edition.file.gaps?.reasons.find((entry) => entry.code === code);
  return reason ? { code: reason.code, label: reason.label } : null;
}

/**
 * A text as readers may read it: words stand for entries and figures that are not published, and a source that is not
 * goes without a word, because nobody outside the team may learn that there is one.
 */
export function cleaned(
  text: string | null | undefined,
  language: string,
  unpublished: ReadonlySet<string>,
): string | null {
  if (text === null || text === undefined) return null;
  const kept = partsOf(text).map((part) => {
    if (typeof part === "string") return part;
    if (!unpublished.has(keyOf(part))) return part.typed;
    return becomesOf(part) === "nothing" ? null : notPublished(language, text);
  });
  return kept
    .map((part, index) => (kept[index + 1] === null ? part && withoutSpacesAtEnd(part) : part))
    .join("");
}

/** Without the spaces before the end of a line. A pattern would look at the same spaces again and again. */
function withoutSpacesAtEnd(text: string): string {
  let end = text.length;
  while (text[end - 1] === " " || text[end - 1] === "\t") end -= 1;
  return text.slice(0, end);
}

/** A text that must say something, as readers may read it: a dash where nothing is left. */
export function withoutUnpublished(text: string, language: string, unpublished: ReadonlySet<string>): string {
  return cleaned(text, language, unpublished)?.trim() || NOTHING_LEFT;
}
