import { useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import type { WhyPage } from "@/lib/scorecards/page-data";
import { CardFrame } from "./card-frame";
import { EditionText } from "./edition-text";
import { ScopeSection } from "./scope-section";
import { WhyResult } from "./why-result";
import { WhyTree } from "./why-tree";

/** Why one figure is what it is, as a page that can be handed over. */
export function WhyView({ why }: { why: WhyPage }) {
  const t = useTranslations("scorecard");
  const tCommon = useTranslations("common");
  const { frame, node, titles, ranges, indicators, isDraft } = why;
  const language = frame.editionLanguage;
  return (
    <CardFrame
      frame={frame}
      title={t.rich("why.title", {
        title: node.title,
        word: (chunks) => <EditionText language={language}>{chunks}</EditionText>,
      })}
      lead={t.rich("why.lead", {
        country: frame.countryName,
        round: frame.roundTitle,
        word: (chunks) => <RoundTitle>{chunks}</RoundTitle>,
      })}
      isDraft={isDraft}
      below={[
        {
          key: "scorecard",
          text: t("title"),
          href: `/rounds/${frame.round}/${frame.iso3}/scorecard`,
        },
      ]}
    >
      <ScopeSection scope={frame.scope} cutOffOn={frame.cutOffOn} />
      <WhyResult node={node} language={language} />
      <WhyTree
        tree={node.tree}
        root={node.key}
        titles={titles}
        ranges={ranges}
        indicators={Object.fromEntries(indicators.map((indicator) => [indicator.code, indicator]))}
        language={language}
      />
      <p>{tCommon("unpublishedSources")}</p>
    </CardFrame>
  );
}
