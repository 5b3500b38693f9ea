/** Builds the document of a release from what the database holds. Pure: the same input gives the same bytes. */
import type { ChangeCause, RatingState } from "@/db/enums";
import { CONFIDENCES } from "@/db/enums";
import { answerBefore } from "@/lib/country-comments/rules";
import { type Edition, type Indicator, levelSentence, levelWord } from "@/lib/instruments/edition";
import type { ScoredAssessment } from "@/lib/scoring/engine";
import { UNDETERMINED } from "@/lib/text/language";
import { keyOf, partsOf } from "@/lib/text/tokens";
import { releaseNodes } from "./capability";
import {
  RELEASE_AUTHOR,
  type ReleaseDocument,
  STATE_NOT_ASKED,
  STATE_WAS_ASKED,
  UNPUBLISHED_SOURCES,
} from "./format";
import { becomesOf, notPublished } from "./not-published";

/** Stands for a text that held nothing but references that are left out. */
const NOTHING_LEFT = "–";

type ReleaseIndicator = ReleaseDocument["indicators"][number];
export type ReleaseSource = ReleaseDocument["sources"][number];
export type ReleaseCitation = ReleaseIndicator["citations"][number];

/** An effective rating with what may be published of it. */
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

type ReleaseComments = NonNullable<ReleaseDocument["countryComments"]>;

/** What a State that was asked said of the drafts, and what each draft told it. */
export type HeardState = {
  readonly drafts: readonly (ReleaseComments["drafts"][number] & {
    readonly indicators: readonly ReleaseIndicator[];
  })[];
  readonly comments: readonly Omit<ReleaseComments["comments"][number], "before">[];
};

/** Everything that a release is made of. */
export type ReleaseInput = Pick<
  ReleaseDocument,
  | "code"
  | "number"
  | "publishedAt"
  | "purpose"
  | "country"
  | "round"
  | "edition"
  | "scope"
  | "corrigendum"
  | "audit"
> & {
  readonly scored: ScoredAssessment;
  readonly confidence: ReadonlyMap<string, string>;
  readonly ratings: ReadonlyMap<string, ReleasedRating>;
  readonly sources: readonly ReleaseSource[];
  /** Null where the State was not asked to comment. */
  readonly heard: HeardState | null;
  /**
   * Sources, entries and figures that are not published, by `keyOf`: in texts words stand for a reference to an entry or
   * figure, and nothing for one to a source.
   */
  readonly unpublished: ReadonlySet<string>;
};

/** The document of a release. */
export function buildRelease(input: ReleaseInput): ReleaseDocument {
  const { scored, confidence, ratings, sources, heard, unpublished, ...given } = input;
  const { edition } = scored;
  const indicators = [...edition.indicators.values()].map((indicator) =>
    releasedIndicator(edition, indicator, input),
  );
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return {
    format: "gpat-release/1",
    ...given,
    scope: withoutReferences(given.scope, unpublished),
    corrigendum: given.corrigendum && {
      ...given.corrigendum,
      text: cleaned(given.corrigendum.text, UNDETERMINED, unpublished)?.trim() || NOTHING_LEFT,
    },
    author: RELEASE_AUTHOR,
    statements: {
      stateComment: stateComment(heard),
      unpublishedSources: UNPUBLISHED_SOURCES,
    },
    ...(heard === null ? {} : { countryComments: commentsOf(heard, byCode, unpublished) }),
    exposure: (edition.file.exposureProfile?.entries ?? []).flatMap((entry) => {
      const indicator = byCode.get(entry.indicator);
      if (!indicator) return [];
      const { group, code, label } = entry;
      const { state, word, sentence, reason, confidence: sure } = indicator;
      return [
        { indicator: indicator.code, group, code, label, state, word, sentence, reason, confidence: sure },
      ];
    }),
    capability: releaseNodes(scored),
    domains: [...edition.nodes.values()].flatMap(({ key, kind, title, construct }) =>
      kind === "domain" ? [{ key, title, construct }] : [],
    ),
    indicators,
    sources: [...sources],
  };
}

function stateComment(heard: HeardState | null): ReleaseDocument["statements"]["stateComment"] {
  if (heard === null) return { code: "not_asked", text: STATE_NOT_ASKED };
  const code = heard.drafts.some(({ outcome }) => outcome === "commented") ? "commented" : "silent";
  return { code, text: STATE_WAS_ASKED[code] };
}

/** Each comment with its answer, and with what the draft said where the release says something else. */
function commentsOf(
  { drafts, comments }: HeardState,
  released: ReadonlyMap<string, ReleaseIndicator>,
  unpublished: ReadonlySet<string>,
): ReleaseComments {
  const text = (typed: string, language: string) =>
    cleaned(typed, language, unpublished)?.trim() || NOTHING_LEFT;
  return {
    drafts: drafts.map(({ indicators: _indicators, ...draft }) => draft),
    comments: comments.map((comment) => {
      const { indicator } = comment;
      const drafted = drafts
        .find(({ number }) => number === comment.draft)
        ?.indicators.find(({ code }) => code === indicator);
      return {
        ...comment,
        body: text(comment.body, comment.language),
        reason: text(comment.reason, comment.reasonLanguage),
        before: indicator === null ? null : answerBefore(drafted, released.get(indicator)),
      };
    }),
  };
}

function releasedIndicator(edition: Edition, indicator: Indicator, input: ReleaseInput): ReleaseIndicator {
  const { code, domain, construct, definition } = indicator;
  const rating = input.ratings.get(code);
  const language = rating?.language ?? UNDETERMINED;
  const state = rating?.state ?? "not_assessed";
  const sure = input.confidence.get(code);
  return {
    code,
    title: definition.title,
    domain,
    construct,
    state,
    ...levelOf(edition, indicator, rating),
    reason: state === "not_assessed" ? reasonOf(edition, rating?.reason ?? null) : null,
    notApplicableReason:
      state === "not_applicable" ? cleaned(rating?.notApplicableReason, language, input.unpublished) : null,
    rationale: cleaned(rating?.rationale, language, input.unpublished),
    language,
    confidence: state === "rated" ? (CONFIDENCES.find((word) => word === sure) ?? null) : null,
    // An exposure carries no level in a release, so nothing may say that its level moved.
    changeCause: state === "rated" && construct === "capability" ? (rating?.changeCause ?? null) : null,
    citations: [...(rating?.citations ?? [])],
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
  const profile = edition.file.exposureProfile;
  const entry = profile?.entries.find(({ indicator }) => indicator === code);
  const word = profile?.levelWords.find((line) => line.level === level)?.word ?? null;
  return {
    level: null,
    word: entry?.shows === "word_and_sentence" ? word : null,
    sentence: entry ? sentence : null,
  };
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
function cleaned(
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

function withoutReferences(
  scope: ReleaseDocument["scope"],
  unpublished: ReadonlySet<string>,
): ReleaseDocument["scope"] {
  return {
    ...scope,
    territory: cleaned(scope.territory, scope.language, unpublished),
    governmentLevels: cleaned(scope.governmentLevels, scope.language, unpublished),
    placesVisited: cleaned(scope.placesVisited, scope.language, unpublished),
    institutionsSilent: cleaned(scope.institutionsSilent, scope.language, unpublished),
    limits: cleaned(scope.limits, scope.language, unpublished),
  };
}
