/** Builds the document of a release from what the database holds. Pure: the same input gives the same bytes. */
import { CONFIDENCES } from "@/db/enums";
import { answerBefore, scopeBefore } from "@/lib/country-comments/rules";
import type { Edition, Indicator } from "@/lib/instruments/edition";
import type { ScoredAssessment } from "@/lib/scoring/engine";
import { UNDETERMINED } from "@/lib/text/language";
import { releaseNodes } from "./capability";
import {
  RELEASE_AUTHOR,
  type ReleaseDocument,
  type ReleaseSelfAssessment,
  STATE_NOT_ASKED,
  STATE_WAS_ASKED,
  UNPUBLISHED_SOURCES,
} from "./format";
import { cleaned, type ReleasedRating, releasedAnswer, withoutUnpublished } from "./released-answer";

type ReleaseIndicator = ReleaseDocument["indicators"][number];
export type ReleaseSource = ReleaseDocument["sources"][number];

type ReleaseComments = NonNullable<ReleaseDocument["countryComments"]>;

/** What a State that was asked said of the drafts, and what each draft told it. */
export type HeardState = {
  readonly drafts: readonly (ReleaseComments["drafts"][number] & {
    readonly scope: ReleaseDocument["scope"];
    readonly indicators: readonly ReleaseIndicator[];
  })[];
  readonly comments: readonly Omit<ReleaseComments["comments"][number], "before" | "scopeBefore">[];
};

/** What a State certified of itself and agreed to have published. */
export type SelfAssessed = Omit<ReleaseSelfAssessment, "answers"> & {
  readonly ratings: ReadonlyMap<string, ReleasedRating>;
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
  /** Null where the State certified nothing of itself, or did not agree to have it published. */
  readonly selfAssessed: SelfAssessed | null;
  /**
   * Sources, entries and figures that are not published, by `keyOf`: in texts words stand for a reference to an entry or
   * figure, and nothing for one to a source.
   */
  readonly unpublished: ReadonlySet<string>;
};

/** The document of a release. */
export function buildRelease(input: ReleaseInput): ReleaseDocument {
  const { scored, confidence, ratings, sources, heard, selfAssessed, unpublished, ...given } = input;
  const { edition } = scored;
  const indicators = [...edition.indicators.values()].map((indicator) =>
    releasedIndicator(edition, indicator, input),
  );
  const scope = withoutReferences(given.scope, unpublished);
  const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
  return {
    ...(selfAssessed === null
      ? { format: "gpat-release/1" }
      : { format: "gpat-release/2", selfAssessment: selfAssessmentOf(edition, selfAssessed, unpublished) }),
    ...given,
    scope,
    corrigendum: given.corrigendum && {
      ...given.corrigendum,
      text: withoutUnpublished(given.corrigendum.text, UNDETERMINED, unpublished),
    },
    author: RELEASE_AUTHOR,
    statements: {
      stateComment: stateComment(heard),
      unpublishedSources: UNPUBLISHED_SOURCES,
    },
    ...(heard === null
      ? {}
      : { countryComments: commentsOf(heard, { scope, indicators: byCode }, unpublished) }),
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

/** What the State certified of itself, in the words in which the release shows what the team found. */
function selfAssessmentOf(
  edition: Edition,
  { ratings, ...certified }: SelfAssessed,
  unpublished: ReadonlySet<string>,
): ReleaseSelfAssessment {
  return {
    ...certified,
    statement: withoutUnpublished(certified.statement, certified.language, unpublished),
    answers: [...edition.indicators.values()].map((indicator) => ({
      indicator: indicator.code,
      ...releasedAnswer(edition, indicator, ratings.get(indicator.code), unpublished),
    })),
  };
}

/**
 * Each comment with its answer, and with what the draft said where the release says something else: of its indicator, or
 * of scope and limits where it is about the text as a whole.
 */
function commentsOf(
  { drafts, comments }: HeardState,
  released: {
    readonly scope: ReleaseDocument["scope"];
    readonly indicators: ReadonlyMap<string, ReleaseIndicator>;
  },
  unpublished: ReadonlySet<string>,
): ReleaseComments {
  const text = (typed: string, language: string) => withoutUnpublished(typed, language, unpublished);
  return {
    drafts: drafts.map(({ indicators: _indicators, scope: _scope, ...draft }) => draft),
    comments: comments.map((comment) => {
      const { indicator } = comment;
      const draft = drafts.find(({ number }) => number === comment.draft);
      const drafted = draft?.indicators.find(({ code }) => code === indicator);
      return {
        ...comment,
        body: text(comment.body, comment.language),
        reason: text(comment.reason, comment.reasonLanguage),
        before:
          indicator === null || drafted === undefined
            ? null
            : answerBefore(asPublished(drafted, unpublished), released.indicators.get(indicator)),
        scopeBefore:
          indicator !== null || draft === undefined
            ? null
            : scopeBefore(withoutReferences(draft.scope, unpublished), released.scope),
      };
    }),
  };
}

/** What a draft said of an indicator, without what may not be published any more. */
function asPublished(drafted: ReleaseIndicator, unpublished: ReadonlySet<string>): ReleaseIndicator {
  const { rationale, notApplicableReason, language } = drafted;
  return {
    ...drafted,
    rationale: cleaned(rationale, language, unpublished),
    notApplicableReason: cleaned(notApplicableReason, language, unpublished),
  };
}

function releasedIndicator(edition: Edition, indicator: Indicator, input: ReleaseInput): ReleaseIndicator {
  const { code, domain, construct, definition } = indicator;
  const rating = input.ratings.get(code);
  const answer = releasedAnswer(edition, indicator, rating, input.unpublished);
  const { state } = answer;
  const sure = input.confidence.get(code);
  return {
    code,
    title: definition.title,
    domain,
    construct,
    ...answer,
    confidence: state === "rated" ? (CONFIDENCES.find((word) => word === sure) ?? null) : null,
    // An exposure carries no level in a release, so nothing may say that its level moved.
    changeCause: state === "rated" && construct === "capability" ? (rating?.changeCause ?? null) : null,
    citations: [...(rating?.citations ?? [])],
  };
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
