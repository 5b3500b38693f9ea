/** What closes a report: the method, and the annex with everything that was answered, why, and from which sources. Pure. */
import { formatPartialDate, formatShare, languageName } from "@/lib/i18n/format";
import { answersBeside } from "@/lib/releases/answers-beside";
import { boundsText, figureText, plausibleText } from "@/lib/releases/figure-text";
import type { ReleaseDocument, ReleaseNode, ReleaseWhyNode } from "@/lib/releases/format";
import { heading, maybe, numbers, words as ofWords, one, paragraph, table } from "../blocks";
import type { ReportInput } from "../input";
import type { Block, Cell, Section, Text } from "../model";
import type { Words } from "../words";
import { answerLine } from "./answer";
import { doubtTexts, nodeName } from "./figures-in-words";
import { sourceCounts } from "./opening";

/** How figures, bands and confidence come about, in the sentences of the page of the method. */
export function method({ t, said, ofEdition, plain }: Words, { document }: ReportInput): Section {
  const { edition } = document;
  const rules = [
    "neverMixed",
    "gapNeverZero",
    "bounds",
    "rounding",
    "loweredBand",
    "noRank",
    "loweredOnly",
    "independence",
    "age",
  ] as const;
  return {
    id: "method",
    title: said(t("method.title")),
    blocks: [
      {
        kind: "facts",
        facts: [
          {
            term: said(t("release.edition")),
            values: [ofEdition(edition.title), plain(`${edition.instrument}@${edition.version}`)],
          },
          { term: said(t("release.hash")), values: [plain(edition.sha256)] },
        ],
      },
      ...(edition.validated ? [] : [paragraph(said(t("release.proposal")))]),
      paragraph(said(t("method.constructDirection.exposure"))),
      paragraph(said(t("method.constructDirection.capability"))),
      ...rules.map((rule) => paragraph(said(t(`method.rules.${rule}`)))),
      paragraph(said(t("report.methodPage"))),
    ],
  };
}

/** Everything that was answered, why each figure is what it is, and the published sources. */
export function annex(words: Words, input: ReportInput): Section {
  const { t, said } = words;
  const { document } = input;
  return {
    id: "annex",
    title: said(t("report.annex")),
    blocks: [
      heading(3, said(t("report.answers"))),
      ...answers(words, document),
      heading(3, said(t("release.why"))),
      ...whyBlocks(words, document),
      heading(3, said(t("release.sources"))),
      ...(document.sources.length === 0
        ? [paragraph(said(t("release.noSources")))]
        : sourceTable(words, document.sources)),
      ...sourceCounts(words, input),
      paragraph(said(t("print.designations"))),
    ],
  };
}

function answers(words: Words, document: ReleaseDocument): readonly Block[] {
  const { t, said, ofEdition } = words;
  const own = new Map(answersBeside(document).map(({ indicator, ofState }) => [indicator, ofState]));
  const hasOwn = own.size > 0;
  return table(
    said(t("report.answersTable")),
    [
      ofWords(said(t("release.own.indicator"))),
      ofWords(said(t("release.own.team"))),
      ...(hasOwn ? [ofWords(said(t("release.own.state")))] : []),
    ],
    document.indicators.map(({ code, title, state, level, word, reason }) => {
      const ofState = own.get(code);
      return [
        one(ofEdition(`${code} ${title}`)),
        answerLine(words, { state, level, word, reason: reason?.label ?? null }),
        ...(hasOwn ? [ofState === undefined ? [] : answerLine(words, ofState)] : []),
      ];
    }),
  );
}

/** A table for each criterion, and for each domain that no criterion holds. */
function whyBlocks(words: Words, { capability, indicators }: ReleaseDocument): readonly Block[] {
  const titles = new Map([
    ...indicators.map(({ code, title }) => [code, `${code} ${title}`] as const),
    ...capability.map((node) => [node.key, nodeName(words, node).text] as const),
  ]);
  const aggregates = capability.filter(({ kind }) => kind === "aggregate");
  const held = new Set(aggregates.flatMap(({ why }) => linesOf(why.tree).map(({ key }) => key)));
  const others = capability.filter(({ kind, key }) => kind === "domain" && !held.has(key));
  const nodes = new Map(capability.map((node) => [node.key, node]));
  return [...aggregates, ...others].flatMap((node) => whyTable(words, node, { titles, nodes }));
}

type Line = ReleaseWhyNode["children"][number];

/** The lines of a tree in the order in which they are read. */
function linesOf(node: ReleaseWhyNode): readonly Line[] {
  return node.children.flatMap((child) => (child.kind === "node" ? [child, ...linesOf(child)] : [child]));
}

function whyTable(
  words: Words,
  node: ReleaseNode,
  { titles, nodes }: { titles: ReadonlyMap<string, string>; nodes: ReadonlyMap<string, ReleaseNode> },
): readonly Block[] {
  const { t, locale, said, ofEdition } = words;
  const { figure, bandFigure, bandOfFigure, tree } = node.why;
  const score = figureText(locale, figure.score);
  const plausible = plausibleText(locale, figure);
  const shareOf = (line: Line) =>
    line.share === null ? "–" : formatShare(locale, Number(line.share.decimal) / 100, { decimals: 1 });
  const weightOf = (line: Line) => line.weight.decimal.replace(/\.?0+$/, "");
  const nameOf = (line: Line): Cell => [
    ofEdition(titles.get(line.key) ?? line.key),
    ...(line.kind === "node" ? [said(t(`release.methods.${line.method}`))] : []),
    ...(line.kind === "rating" && line.withheld ? [said(t("scorecard.why.withheld"))] : []),
  ];
  return [
    ...maybe(score, (text) =>
      paragraph(
        said(
          [
            t("release.whyFigure", { figure: text, bounds: boundsText(locale, figure) ?? "–" }),
            ...maybe(plausible, (range) => t("release.whyPlausible", { range })),
          ].join(" "),
        ),
      ),
    ),
    ...(node.loweredBy.length === 0
      ? []
      : maybe(bandFigure && figureText(locale, bandFigure), (text) =>
          paragraph(said(t("release.whyBandFigure", { figure: text }))),
        )),
    ...(node.loweredBy.length === 0
      ? []
      : maybe(bandOfFigure, ({ label }) => paragraph(said(`${t("scorecard.why.bandOfFigure")}: ${label}`)))),
    ...table(
      said(t("release.whyOf", { title: nodeName(words, node).text })),
      [
        ofWords(said(t("scorecard.why.part"))),
        numbers(said(t("scorecard.why.weight"))),
        numbers(said(t("scorecard.why.share"))),
        numbers(said(t("scorecard.why.value"))),
      ],
      [
        [
          [ofEdition(titles.get(node.key) ?? node.key), said(t(`release.methods.${tree.method}`))],
          one(said("–")),
          one(said("–")),
          one(said(score ?? t("release.noFigure"))),
        ],
        ...linesOf(tree).map((line) => [
          nameOf(line),
          one(said(weightOf(line))),
          one(said(shareOf(line))),
          [
            said(figureText(locale, line.value) ?? t("release.noFigure")),
            ...(line.kind === "node" ? doubtTexts(words, nodes.get(line.key)?.why.figure ?? null) : []),
          ],
        ]),
      ],
    ),
  ];
}

function sourceTable(words: Words, sources: ReleaseDocument["sources"]): readonly Block[] {
  const { t, said, plain } = words;
  return table(
    said(t("report.sourcesTable")),
    [
      ofWords(said(t("release.code"))),
      ofWords(said(t("release.sourceTitle"))),
      ofWords(said(t("report.dates"))),
      ofWords(said(t("release.grade"))),
    ],
    sources.map((source) => [
      one(plain(source.code)),
      sourceTexts(words, source),
      sourceDates(words, source),
      [
        ...maybe(source.reliability, (grade) => said(t(`sources.reliability.${grade}`))),
        ...maybe(source.credibility, (grade) => said(t(`sources.credibility.${grade}`))),
      ],
    ]),
  );
}

function sourceTexts(
  { t, locale, said, plain, typed }: Words,
  { type, title, publisher, language, link }: ReleaseDocument["sources"][number],
): readonly Text[] {
  return [
    typed(title, language),
    ...maybe(publisher, (name) => typed(name, null)),
    said(t(`sources.types.${type}`)),
    ...maybe(language, (tag) => said(languageName(locale, tag))),
    ...maybe(link, plain),
  ];
}

function sourceDates(
  { t, locale, said }: Words,
  source: ReleaseDocument["sources"][number],
): readonly Text[] {
  const fields = ["publishedOn", "periodFrom", "periodTo", "inForceCheckedOn"] as const;
  return fields.flatMap((field) =>
    maybe(source[field], (date) =>
      said(`${t(`sources.fields.${field}`)}: ${formatPartialDate(t, locale, date)}`),
    ),
  );
}
