import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type {
  IndicatorFact,
  ShownFigure,
  ShownRange,
  ShownRanges,
  WhyFact,
  WhyLeaf,
} from "@/lib/scorecards/facts";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import { EditionText } from "./edition-text";
import { isConfidence } from "./figure-block";
import styles from "./scorecard.module.css";
import { WhyRating } from "./why-rating";

interface WhyTreeProps {
  tree: WhyFact;
  /** Key of the figure that the page is about. */
  root: string;
  titles: Readonly<Record<string, string>>;
  /** Bounds and plausible ranges of the nodes, by key. */
  ranges: Readonly<Record<string, ShownRanges>>;
  indicators: Readonly<Record<string, IndicatorFact>>;
  language: string;
  depth?: 2 | 3 | 4;
}

const DASH = "–";

/** A node, what it is made of, and below it the same of every part, down to each rating. */
export function WhyTree({ tree, root, titles, ranges, indicators, language, depth = 2 }: WhyTreeProps) {
  const t = useTranslations("scorecard.why");
  const Heading = `h${depth}` as const;
  const below = depth === 2 ? 3 : depth === 3 ? 4 : 5;
  const nodes = tree.children.filter((child) => child.kind === "node");
  const leaves = tree.children.filter((child) => child.kind === "rating");
  const title = titles[tree.key] ?? tree.key;
  return (
    <section aria-labelledby={`node-${tree.key}`}>
      <Heading id={`node-${tree.key}`}>
        {tree.key === root ? t("made") : `${tree.key} `}
        {tree.key === root ? null : <EditionText language={language}>{title}</EditionText>}
      </Heading>
      <p className={styles.small}>
        {t(`method.${tree.method}`)}. {t("missingShares")}
      </p>
      {nodes.length === 0 ? null : (
        <NodeTable nodes={nodes} parent={tree.key} titles={titles} ranges={ranges} language={language} />
      )}
      {leaves.length === 0 ? null : (
        <LeafTable
          leaves={leaves}
          parent={tree.key}
          title={title}
          indicators={indicators}
          language={language}
        />
      )}
      {leaves.map(({ key }) => {
        const indicator = indicators[key];
        return indicator ? (
          <WhyRating key={key} indicator={indicator} language={language} depth={below} />
        ) : null;
      })}
      {nodes.map((node) => (
        <WhyTree
          key={node.key}
          tree={node}
          root={root}
          titles={titles}
          ranges={ranges}
          indicators={indicators}
          language={language}
          depth={below === 5 ? 4 : below}
        />
      ))}
    </section>
  );
}

function useShown() {
  const t = useTranslations("scorecard.why");
  const locale = useLocale();
  return {
    range: (value: ShownRange | null | undefined) => (value ? rangeText(locale, value) : DASH),
    number: (value: ShownFigure | null) => (value ? figureText(locale, value) : DASH),
    percent: (value: ShownFigure | null) =>
      value ? t("sharePercent", { share: figureText(locale, value) }) : DASH,
  };
}

function NodeTable({
  nodes,
  parent,
  titles,
  ranges,
  language,
}: Pick<WhyTreeProps, "titles" | "ranges" | "language"> & {
  nodes: readonly WhyFact[];
  parent: string;
}) {
  const t = useTranslations("scorecard.why");
  const domains = useTranslations("scorecard.domains");
  const { number, range, percent } = useShown();
  return (
    <Table id={`parts-${parent}`} caption={t("made")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("part")}</th>
          <th scope="col" data-numeric="">
            {t("weight")}
          </th>
          <th scope="col" data-numeric="">
            {t("share")}
          </th>
          <th scope="col" data-numeric="">
            {t("value")}
          </th>
          <th scope="col" data-numeric="">
            {domains("bounds")}
          </th>
          <th scope="col" data-numeric="">
            {domains("range")}
          </th>
          <th scope="col" data-numeric="">
            {t("coverage")}
          </th>
        </tr>
      </thead>
      <tbody>
        {nodes.map(({ key, weight, share, value, coverage }) => (
          <tr key={key}>
            <th scope="row">
              <a href={`#node-${key}`}>
                {key} <EditionText language={language}>{titles[key]}</EditionText>
              </a>
            </th>
            <td data-numeric="">{weight}</td>
            <td data-numeric="">{percent(share)}</td>
            <td data-numeric="">{number(value)}</td>
            <td data-numeric="">{range(ranges[key]?.bounds)}</td>
            <td data-numeric="">{range(ranges[key]?.plausible)}</td>
            <td data-numeric="">{coverage === null ? DASH : t("sharePercent", { share: coverage })}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function LeafTable({
  leaves,
  parent,
  title,
  indicators,
  language,
}: {
  leaves: readonly WhyLeaf[];
  parent: string;
  title: string;
  indicators: Readonly<Record<string, IndicatorFact>>;
  language: string;
}) {
  const t = useTranslations("scorecard.why");
  const words = useTranslations("scorecard.confidenceWord");
  const { number, percent } = useShown();
  return (
    <Table id={`ratings-${parent}`} caption={t("ratings", { title })} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("part")}</th>
          <th scope="col" data-numeric="">
            {t("weight")}
          </th>
          <th scope="col" data-numeric="">
            {t("share")}
          </th>
          <th scope="col" data-numeric="">
            {t("level")}
          </th>
          <th scope="col" data-numeric="">
            {t("valueOfLevel")}
          </th>
          <th scope="col">{t("confidence")}</th>
        </tr>
      </thead>
      <tbody>
        {leaves.map(({ key, weight, share, value }) => {
          const indicator = indicators[key];
          const confidence = indicator?.confidence ?? null;
          return (
            <tr key={key}>
              <th scope="row">
                <a href={`#${key}`}>
                  {key} <EditionText language={language}>{indicator?.title}</EditionText>
                </a>
              </th>
              <td data-numeric="">{weight}</td>
              <td data-numeric="">{percent(share)}</td>
              <td data-numeric="">{indicator?.level ?? DASH}</td>
              <td data-numeric="">{number(value)}</td>
              <td>{isConfidence(confidence) ? words(confidence) : DASH}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
