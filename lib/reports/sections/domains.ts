/** The domains of a report: each with its figure, its indicators, their reasons and sources, and what the State says. Pure. */
import { answerOf, type DraftAnswer } from "@/lib/country-comments/rules";
import type { ReleaseDocument } from "@/lib/releases/format";
import { facts, heading, maybe, paragraph } from "../blocks";
import type { ReportInput } from "../input";
import type { Block, Cell, Section, Text } from "../model";
import type { Words } from "../words";
import { answerTexts } from "./answer";
import { nodeFacts } from "./figures-in-words";
import { scopeLines } from "./scope";

type Indicator = ReleaseDocument["indicators"][number];
type Source = ReleaseDocument["sources"][number];
type Comment = NonNullable<ReleaseDocument["countryComments"]>["comments"][number];

/** One section for each domain of the edition; indicators that stand in none come last. */
export function domains(words: Words, input: ReportInput): readonly Section[] {
  const { document } = input;
  const { t, said, ofEdition } = words;
  const indicators = Map.groupBy(document.indicators, ({ domain }) => domain);
  const nodes = new Map(document.capability.map((node) => [node.key, node]));
  const blocksOf = (domain: string | null) =>
    (indicators.get(domain) ?? []).flatMap((indicator) => indicatorBlocks(words, document, indicator));
  const sections = document.domains.map(({ key, title, construct }): Section => {
    const node = nodes.get(key);
    return {
      id: `domain-${key}`,
      title: ofEdition(`${key} ${title}`),
      blocks: [
        paragraph(said(t(`method.constructDirection.${construct}`))),
        ...(node === undefined ? [] : facts(nodeFacts(words, node))),
        ...blocksOf(key),
      ],
    };
  });
  const others = blocksOf(null);
  if (others.length === 0) return sections;
  return [...sections, { id: "indicators", title: said(t("release.indicators")), blocks: others }];
}

function indicatorBlocks(words: Words, document: ReleaseDocument, indicator: Indicator): readonly Block[] {
  const { t, said, ofEdition } = words;
  const { code, title, confidence, changeCause, citations } = indicator;
  const [line, ...texts] = answerTexts(words, answerOf(indicator));
  const sources = new Map(document.sources.map((source) => [source.code, source]));
  const own = document.selfAssessment?.answers.find((answer) => answer.indicator === code);
  return [
    heading(3, ofEdition(`${code} ${title}`)),
    ...maybe(line, (text): Block => ({ kind: "paragraph", text, isStrong: true })),
    ...texts.map(paragraph),
    ...facts([
      ...maybe(confidence, (word) => ({
        term: said(t("release.confidence")),
        values: [said(t(`release.confidences.${word}`))],
      })),
      ...maybe(changeCause, (cause) => ({
        term: said(t("scorecard.change.cause")),
        values: [said(t(`rating.changeCause.${cause}`))],
      })),
    ]),
    ...(citations.length === 0
      ? []
      : [
          heading(4, said(t("release.citations"))),
          { kind: "list", items: citations.map((one) => citationTexts(words, one, sources)) } as const,
        ]),
    ...(own === undefined ? [] : [stateAnswer(words, answerOf(own))]),
    ...(document.countryComments?.comments ?? [])
      .filter((comment) => comment.indicator === code)
      .flatMap((comment) => commentBlocks(words, comment)),
  ];
}

function citationTexts(
  { t, plain, said, typed }: Words,
  { source: code, locator, passage, language, shows, stance }: Indicator["citations"][number],
  sources: ReadonlyMap<string, Source>,
): Cell {
  const source = sources.get(code);
  return [
    source === undefined ? plain(code) : typed(`${code} ${source.title}`, source.language),
    ...maybe(locator, (text) => typed(text, language)),
    said(`${t(`sources.shows.${shows}`)} · ${t(`sources.stance.${stance}`)}`),
    ...maybe(passage, (text) => typed(text, language)),
  ];
}

function stateAnswer(words: Words, answer: DraftAnswer): Block {
  return { kind: "quote", by: words.said(words.t("release.own.state")), texts: answerTexts(words, answer) };
}

/** A comment of the State with its answer, and with what the draft said where that changed. */
export function commentBlocks(words: Words, comment: Comment): readonly Block[] {
  const { t, said, typed } = words;
  const { body, language, files, disposition, reason, reasonLanguage, before, scopeBefore } = comment;
  const quote = (by: string, texts: readonly Text[]): Block => ({ kind: "quote", by: said(by), texts });
  return [
    quote(t("report.commentOfState"), [
      typed(body, language),
      ...(files === 0 ? [] : [said(t("countryComments.filesHandedIn", { count: files }))]),
    ]),
    quote(t("countryComments.response"), [
      said(t(`countryComments.dispositions.${disposition}`)),
      typed(reason, reasonLanguage),
    ]),
    ...maybe(before, (answer) => quote(t("countryComments.before"), answerTexts(words, answer))),
    ...maybe(scopeBefore, (drafted) =>
      quote(
        t("countryComments.before"),
        scopeLines(words, drafted).flatMap(({ term, values }) => [term, ...values]),
      ),
    ),
  ];
}
