/** What is rated and computed in a release, field by field, as the page of differences shows it. */
import { ScopeText } from "@/components/assessment/scope-text";
import { AnswerText } from "@/components/country-comment/answer-text";
import { codeIn, formatCount, formatList, formatShare } from "@/lib/i18n/format";
import type {
  ANSWER_FIELDS,
  COMMENT_FIELDS,
  DOMAIN_FIELDS,
  EXPOSURE_FIELDS,
  INDICATOR_FIELDS,
  NODE_FIELDS,
  OwnAnswer,
  ReleaseComment,
  ReleaseExposure,
  ReleaseIndicator,
} from "@/lib/releases/differences";
import { boundsText, figureText, plausibleText } from "@/lib/releases/figure-text";
import type { ReleaseDocument, ReleaseNode } from "@/lib/releases/format";
import { named, type Shown, said, typed, type Words } from "./shown";

type Of<Fields extends readonly string[]> = Readonly<Record<Fields[number], Shown>>;
type Answer = Pick<
  ReleaseIndicator,
  "state" | "level" | "word" | "sentence" | "reason" | "notApplicableReason" | "rationale" | "language"
>;

function answerWords(words: Words, answer: Answer, edition: string): Of<typeof ANSWER_FIELDS> {
  const { t, locale } = words;
  return {
    state: said(words, t(`release.states.${answer.state}`)),
    level: said(words, answer.level === null ? null : formatCount(locale, answer.level)),
    word: named(answer.word, edition),
    sentence: named(answer.sentence, edition),
    reason: named(answer.reason?.label, edition),
    notApplicableReason: typed(answer.notApplicableReason, answer.language),
    rationale: typed(answer.rationale, answer.language),
    language: said(words, <code>{answer.language}</code>),
  };
}

/** The State's own answer on an indicator. */
export function ownAnswerWords(words: Words, answer: OwnAnswer, edition: string): Of<typeof ANSWER_FIELDS> {
  return answerWords(words, answer, edition);
}

/** An indicator with its reasons and citations. */
export function indicatorWords(
  words: Words,
  indicator: ReleaseIndicator,
  edition: string,
): Of<typeof INDICATOR_FIELDS> {
  const { t } = words;
  const { confidence, changeCause, citations } = indicator;
  return {
    ...answerWords(words, indicator, edition),
    title: named(indicator.title, edition),
    domain: named(indicator.domain, edition),
    construct: said(words, t(`releaseDifferences.constructs.${indicator.construct}`)),
    confidence: said(words, confidence && t(`release.confidences.${confidence}`)),
    changeCause: said(words, changeCause && t(`rating.changeCause.${changeCause}`)),
    citations: citations.length === 0 ? null : said(words, <Citations citations={citations} words={words} />),
  };
}

function Citations({ citations, words: { t } }: { citations: ReleaseIndicator["citations"]; words: Words }) {
  return (
    <ul>
      {citations.map(({ source, locator, passage, language, shows, stance }, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of a frozen document never changes
        <li key={`${source} ${position}`}>
          <bdi>{source}</bdi>
          {locator === null ? null : (
            <>
              , <bdi>{locator}</bdi>
            </>
          )}{" "}
          ({t(`rating.citations.shows.${shows}`)}, {t(`rating.citations.stance.${stance}`)})
          {passage === null ? null : (
            <>
              {" "}
              <q lang={language} dir="auto">
                {passage}
              </q>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A line of the exposure profile: words only. */
export function exposureWords(
  words: Words,
  line: ReleaseExposure,
  edition: string,
): Of<typeof EXPOSURE_FIELDS> {
  const { t } = words;
  return {
    label: named(line.label, edition),
    state: said(words, t(`release.states.${line.state}`)),
    word: named(line.word, edition),
    sentence: named(line.sentence, edition),
    reason: named(line.reason?.label, edition),
    confidence: said(words, line.confidence && t(`release.confidences.${line.confidence}`)),
  };
}

/** A capability figure: its band first; where something lowered the band the figure stands in its why tree only. */
export function nodeWords(
  words: Words,
  node: ReleaseNode,
  { edition, code }: { edition: string; code: string },
): Of<typeof NODE_FIELDS> {
  const { t, locale } = words;
  const { band, coverage, confidence, status, figure, withheld } = node;
  return {
    title: named(node.title, edition),
    kind: said(words, t(`releaseDifferences.kinds.${node.kind}`)),
    pillar: named(node.pillar, edition),
    status: said(words, status && t(`release.statuses.${status}`)),
    band: named(band?.label, edition),
    figure: figure === null ? said(words, t("release.figureInWhy")) : figureWords(words, figure),
    coverage: said(words, coverage && formatShare(locale, Number(coverage.decimal), { decimals: 1 })),
    confidence: said(words, confidence && t(`release.confidences.${confidence}`)),
    loweredBy:
      node.loweredBy.length === 0
        ? null
        : named(
            formatList(
              locale,
              node.loweredBy.map(({ label, code: cap, indicators }) =>
                [label ?? cap, indicators.length === 0 ? "" : `(${indicators.join(", ")})`].join(" ").trim(),
              ),
            ),
            edition,
          ),
    withheld: said(words, formatList(locale, withheld)),
    why: said(words, t("releaseDifferences.why", { code: codeIn(locale, code) })),
  };
}

function figureWords(words: Words, figure: NonNullable<ReleaseNode["figure"]>): Shown {
  const { t, locale } = words;
  const [score, bounds, plausible] = [
    figureText(locale, figure.score),
    boundsText(locale, figure),
    plausibleText(locale, figure),
  ];
  const parts = [
    score ?? t("release.noFigure"),
    ...(bounds === undefined ? [] : [`${t("release.bounds")}: ${bounds}`]),
    ...(plausible === undefined ? [] : [`${t("release.plausible")}: ${plausible}`]),
  ];
  return said(words, parts.join(" · "));
}

export function domainWords(
  words: Words,
  { title, construct }: ReleaseDocument["domains"][number],
  edition: string,
): Of<typeof DOMAIN_FIELDS> {
  return {
    title: named(title, edition),
    construct: said(words, words.t(`releaseDifferences.constructs.${construct}`)),
  };
}

/** A comment of the State with its answer. */
export function commentWords(
  words: Words,
  comment: ReleaseComment,
  { edition, round }: Pick<ReleaseDocument, "edition" | "round">,
): Of<typeof COMMENT_FIELDS> {
  const { t, locale } = words;
  const { before, scopeBefore } = comment;
  return {
    body: typed(comment.body, comment.language),
    language: said(words, <code>{comment.language}</code>),
    files: said(words, formatCount(locale, comment.files)),
    disposition: said(words, t(`countryComments.dispositions.${comment.disposition}`)),
    reason: typed(comment.reason, comment.reasonLanguage),
    reasonLanguage: said(words, <code>{comment.reasonLanguage}</code>),
    before: before === null ? null : said(words, <AnswerText answer={before} language={edition.language} />),
    scopeBefore: scopeBefore
      ? said(words, <ScopeText scope={scopeBefore} cutOffOn={round.cutOffOn} />)
      : null,
  };
}
