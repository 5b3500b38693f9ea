import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { ScopeText } from "@/components/assessment/scope-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { ReleaseDocument, ReleaseNode } from "@/lib/releases/format";
import { CapabilityTable } from "./capability-table";
import { ExposureTable } from "./exposure-table";
import { IndicatorList } from "./indicator-list";
import { SourceTable } from "./source-table";
import { nodesBelow, WhyTree } from "./why-tree";

/** The content of a release, scope and limits first; the page, its print and the preview show the same. */
export function ReleaseView({
  document,
  indicatorAction,
}: {
  document: Pick<
    ReleaseDocument,
    | "edition"
    | "scope"
    | "round"
    | "exposure"
    | "capability"
    | "domains"
    | "indicators"
    | "sources"
    | "selfAssessment"
  >;
  /** What can be done about an indicator, beside its title. */
  indicatorAction?: ((indicator: string) => ReactNode) | undefined;
}) {
  const t = useTranslations("release");
  const { language } = document.edition;
  const aggregates = document.capability.filter(({ kind }) => kind === "aggregate");
  const domains = document.capability.filter(({ kind }) => kind === "domain");
  const names = {
    nodes: new Map(document.capability.map((node) => [node.key, node] as const)),
    indicators: new Map(document.indicators.map(({ code, title }) => [code, title] as const)),
  };
  const trees = whyTrees(aggregates, domains);
  return (
    <>
      <InstrumentLanguage language={language} />
      <h2>{t("scope")}</h2>
      <ScopeText scope={document.scope} cutOffOn={document.round.cutOffOn} />
      <h2>{t("exposure")}</h2>
      <p>{t("exposureLead")}</p>
      <ExposureTable entries={document.exposure} language={language} />
      <h2>{t("capability")}</h2>
      <p>{t("capabilityLead")}</p>
      <CapabilityTable id="capability" caption={t("capability")} nodes={aggregates} language={language} />
      <h2>{t("domains")}</h2>
      <CapabilityTable id="domains" caption={t("domains")} nodes={domains} language={language} />
      <h2>{t("why")}</h2>
      {trees.map(({ node, anchors }) => (
        <WhyTree key={node.key} node={node} names={names} anchors={anchors} language={language} />
      ))}
      <h2>{t("indicators")}</h2>
      <IndicatorList document={document} action={indicatorAction} />
      <h2>{t("sources")}</h2>
      {document.sources.length === 0 ? (
        <EmptyState title={t("noSources")} />
      ) : (
        <SourceTable sources={document.sources} />
      )}
    </>
  );
}

/**
 * The trees that say why, each with the domains that are reached in it: the first one that holds a domain. A domain
 * that no criterion holds has a tree of its own.
 */
function whyTrees(aggregates: readonly ReleaseNode[], domains: readonly ReleaseNode[]) {
  const left = new Set(domains.map(({ key }) => key));
  const trees = aggregates.map((node) => {
    const anchors = new Set(nodesBelow(node.why.tree).filter((key) => left.delete(key)));
    return { node, anchors };
  });
  return [
    ...trees,
    ...domains.filter(({ key }) => left.has(key)).map((node) => ({ node, anchors: new Set<string>() })),
  ];
}
