/** What stands first in a report: summary, scope and limits, scorecard, and what moved since the last round. Pure. */
import { SOURCE_TYPES } from "@/db/enums";
import { formatCount, formatDay, formatInstant } from "@/lib/i18n/format";
import { codeText, figureText } from "@/lib/scorecards/numbers";
import { rangesText } from "@/lib/scorecards/range-words";
import { UNDETERMINED } from "@/lib/text/language";
import { facts, heading, maybe, numbers, words as ofWords, one, paragraph, table } from "../blocks";
import type { ReportInput } from "../input";
import type { Block, Cell, Section, Text } from "../model";
import { causeText, type Words } from "../words";
import { bandTexts, doubtTexts, loweredTexts, nodeName, nodeTable } from "./figures-in-words";

/** What must be known before reading, the criteria in a word each, and what it is the report of. */
export function summary(words: Words, { document, sha256, zone, isDraft }: ReportInput): Section {
  const { t, locale, said, plain, typed, ofEdition } = words;
  const { statements, edition, corrigendum, round, audit } = document;
  const published = [
    {
      term: said(t("release.publishedOn")),
      values: [said(formatInstant(locale, document.publishedAt, zone, { show: "day" }))],
    },
    { term: said(t("release.audit")), values: [said(t("release.auditText", audit))] },
  ];
  return {
    id: "summary",
    title: said(t("report.summary")),
    blocks: [
      {
        kind: "note",
        tone: "information",
        texts: [
          ...(isDraft ? [said(t("report.draftText"))] : []),
          said(t(`report.stateComment.${statements.stateComment.code}`)),
          said(t("common.unpublishedSources")),
          ...(edition.validated ? [] : [said(t("release.proposal"))]),
        ],
      },
      ...maybe(
        corrigendum,
        ({ text, replaces }): Block => ({
          kind: "note",
          tone: "warning",
          texts: [
            said(t("release.corrigendum")),
            typed(text, UNDETERMINED),
            said(t("release.replaces", { code: codeText(replaces) })),
          ],
        }),
      ),
      ...facts(
        document.capability
          .filter(({ kind }) => kind === "aggregate")
          .map((node) => ({
            term: nodeName(words, node),
            values: [...bandTexts(words, node), ...doubtTexts(words, node.figure)],
          })),
      ),
      ...facts([
        {
          term: said(t("release.round")),
          values: [
            typed(round.title, UNDETERMINED),
            plain(round.code),
            said(`${formatDay(locale, round.startsOn)} – ${formatDay(locale, round.endsOn)}`),
          ],
        },
        {
          term: said(t("release.edition")),
          values: [ofEdition(edition.title), plain(`${edition.instrument}@${edition.version}`)],
        },
        { term: said(t("release.code")), values: [plain(document.code)] },
        ...(isDraft ? [] : published),
        ...maybe(sha256, (hash) => ({ term: said(t("release.hash")), values: [plain(hash)] })),
      ]),
    ],
  };
}

/** The scorecard as readers of releases see it. Exposure is words, never a figure. */
export function scorecard(words: Words, { document, card }: ReportInput): Section {
  const { t, said } = words;
  const ofKind = (kind: "aggregate" | "domain") => document.capability.filter((node) => node.kind === kind);
  return {
    id: "scorecard",
    title: said(t("scorecard.title")),
    blocks: [
      heading(3, said(t("release.exposure"))),
      paragraph(said(t("release.exposureLead"))),
      ...exposureTable(words, document.exposure),
      heading(3, said(t("release.capability"))),
      paragraph(said(t("release.capabilityLead"))),
      ...nodeTable(words, said(t("report.criteriaTable")), ofKind("aggregate")),
      ...nodeTable(words, said(t("report.domainsTable")), ofKind("domain")),
      ...findingBlocks(words, "strengths", card.strengths),
      ...findingBlocks(words, "gaps", card.gaps),
    ],
  };
}

function exposureTable(
  { t, said, ofEdition }: Words,
  entries: ReportInput["document"]["exposure"],
): readonly Block[] {
  return table(
    said(t("report.exposureTable")),
    [
      ofWords(said(t("release.exposureWhat"))),
      ofWords(said(t("release.exposureHow"))),
      ofWords(said(t("release.confidence"))),
    ],
    entries.map(({ label, state, word, sentence, reason, confidence }) => [
      one(ofEdition(label)),
      state === "rated"
        ? [...maybe(word, ofEdition), ...maybe(sentence, ofEdition)]
        : [said(t(`release.states.${state}`)), ...maybe(reason?.label, ofEdition)],
      one(said(confidence === null ? "–" : t(`release.confidences.${confidence}`))),
    ]),
  );
}

function findingBlocks(
  { t, said, ofEdition }: Words,
  side: "strengths" | "gaps",
  findings: ReportInput["card"]["strengths"],
): readonly Block[] {
  if (findings.length === 0) return [];
  const items = findings.map(
    ({ code, title, level, sentence }): Cell => [
      ofEdition(`${code} ${title}`),
      said(t("scorecard.findings.level", { level })),
      ...maybe(sentence, ofEdition),
    ],
  );
  return [
    heading(3, said(t(`scorecard.findings.${side}`))),
    paragraph(said(t(`scorecard.findings.${side}Lead`))),
    { kind: "list", items },
  ];
}

type Moved = NonNullable<NonNullable<ReportInput["last"]>["change"]>;
type Side = Moved["figures"][number]["before"];

/** What moved since the last round; none where no earlier round of the country was released. */
export function changes(words: Words, { last }: ReportInput): readonly Section[] {
  if (last === null) return [];
  const { t, said } = words;
  const { roundTitle: round, isComparable, change } = last;
  const word = (chunks: string) => chunks;
  return [
    {
      id: "change",
      title: said(t.markup("scorecard.change.title", { round, word })),
      blocks: [
        ...(isComparable
          ? []
          : [paragraph(said(t.markup("scorecard.change.notComparable", { round, word })))]),
        ...(change === null ? [] : moved(words, change)),
      ],
    },
  ];
}

function moved(words: Words, { figures, levels, hasCauses, words: profile }: Moved): readonly Block[] {
  const { t, locale, said, ofEdition, plain } = words;
  const say = (key: "criterion" | "before" | "now" | "indicator" | "cause") =>
    said(t(`scorecard.change.${key}`));
  const side = ({ band, score, lowered, ...ranges }: Side): readonly Text[] =>
    band === null
      ? [said(t("scorecard.figure.none"))]
      : [
          ofEdition(band.label),
          ...maybe(score, (figure) => said(figureText(locale, figure))),
          ...maybe(rangesText(t, locale, ranges), said),
          ...loweredTexts(words, lowered),
        ];
  return [
    ...table(
      said(t("scorecard.change.figures")),
      [ofWords(say("criterion")), ofWords(say("before")), ofWords(say("now"))],
      figures.map(({ title, before, now }) => [one(ofEdition(title)), side(before), side(now)]),
    ),
    ...(levels.length === 0 ? [paragraph(said(t("scorecard.change.unmoved")))] : []),
    ...table(
      said(t("scorecard.change.levels")),
      [
        ofWords(say("indicator")),
        numbers(say("before")),
        numbers(say("now")),
        ...(hasCauses ? [ofWords(say("cause"))] : []),
      ],
      levels.map((level) => [
        [ofEdition(`${level.code} ${level.title}`), ...maybe(level.sentence, ofEdition)],
        one(plain(String(level.before))),
        one(plain(String(level.now))),
        ...(hasCauses ? [one(said(causeText(words, level.cause)))] : []),
      ]),
    ),
    ...table(
      said(t("scorecard.change.words")),
      [ofWords(say("indicator")), ofWords(say("before")), ofWords(say("now"))],
      profile.map(({ label, before, now }) => [
        one(ofEdition(label)),
        one(ofEdition(before)),
        one(ofEdition(now)),
      ]),
    ),
  ];
}

/** Sources by type and age, as the card counts them. */
export function sourceCounts({ t, locale, said }: Words, { card, document }: ReportInput): readonly Block[] {
  const { months, rows, total } = card.sources;
  const day = formatDay(locale, document.round.cutOffOn);
  const count = (value: number) => one(said(formatCount(locale, value)));
  return [
    heading(3, said(t("scorecard.sources.title"))),
    paragraph(said(t("scorecard.sources.lead", { count: total, day }))),
    ...table(
      said(t("scorecard.sources.caption")),
      [
        ofWords(said(t("scorecard.sources.type"))),
        ...months.map((limit) => numbers(said(t("scorecard.sources.upTo", { months: limit })))),
        numbers(said(t("scorecard.sources.older"))),
        numbers(said(t("scorecard.sources.undated"))),
        numbers(said(t("scorecard.sources.total"))),
      ],
      SOURCE_TYPES.flatMap((type) => rows.filter((row) => row.type === type)).map((row) => [
        one(said(t(`sources.types.${row.type}`))),
        ...row.counts.map(count),
        count(row.total),
      ]),
    ),
  ];
}
