import { useTranslations } from "next-intl";
import { ScopeText } from "@/components/assessment/scope-text";
import { EmptyState } from "@/components/ui/empty-state";
import type { ReleaseDocument } from "@/lib/releases/format";
import { CapabilityTable } from "./capability-table";
import { ExposureTable } from "./exposure-table";
import { IndicatorList } from "./indicator-list";
import { SourceTable } from "./source-table";
import { WhyTree } from "./why-tree";

/** The content of a release, scope and limits first; the page, its print and the preview show the same. */
export function ReleaseView({ document }: { document: ReleaseDocument }) {
  const t = useTranslations("release");
  const { language } = document.edition;
  const aggregates = document.capability.filter(({ kind }) => kind === "aggregate");
  const domains = document.capability.filter(({ kind }) => kind === "domain");
  const titles = new Map([
    ...document.capability.map(({ key, title }) => [key, title] as const),
    ...document.indicators.map(({ code, title }) => [code, title] as const),
  ]);
  return (
    <>
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
      {aggregates.map((node) => (
        <WhyTree key={node.key} node={node} titles={titles} language={language} />
      ))}
      <h2>{t("indicators")}</h2>
      <IndicatorList document={document} />
      <h2>{t("sources")}</h2>
      {document.sources.length === 0 ? (
        <EmptyState title={t("noSources")} />
      ) : (
        <SourceTable sources={document.sources} />
      )}
    </>
  );
}
