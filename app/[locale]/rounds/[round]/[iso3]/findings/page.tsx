import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FindingFilter } from "@/components/finding/finding-filter";
import { FindingForm } from "@/components/finding/finding-form";
import { FindingTable } from "@/components/finding/finding-table";
import { ProposalTable } from "@/components/finding/proposal-table";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { findingsPage } from "@/lib/findings/page";
import { findingFilterSchema } from "@/lib/findings/schema";
import type { Locale } from "@/lib/i18n/locales";
import { saveFindingAction } from "./actions";

type FindingsPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: FindingsPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("findings"))("title")} · ${iso3} ${round}` };
}

/** What the team found, by priority, and what the rule proposes. */
export default async function Findings({ params, searchParams }: FindingsPageProps) {
  const [{ locale, round, iso3 }, query] = await Promise.all([params, searchParams]);
  const key = { round, iso3 };
  const filter = findingFilterSchema.parse(query);
  const { place, findings, proposals, references, choices, titles, language } = await readPage((ctx) =>
    findingsPage(ctx, locale, key, filter),
  );
  const t = await getTranslations("findings");
  const base = `/rounds/${round}/${iso3}/findings`;
  const isFiltered = filter.kind !== null || filter.state !== null;
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current="findings" />
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        aside={t("proposalCount", { count: proposals.length })}
        actions={
          <LinkButton href={`/rounds/${round}/${iso3}/recommendations`}>{t("toRecommendations")}</LinkButton>
        }
      />
      <FindingFilter filter={filter} />
      {findings.length === 0 ? (
        <EmptyState title={t(isFiltered ? "noneFiltered" : "none")}>
          {isFiltered ? undefined : t("noneText")}
        </EmptyState>
      ) : (
        <FindingTable base={base} findings={findings} language={language} />
      )}
      <section aria-labelledby="proposed">
        <h2 id="proposed">{t("proposals")}</h2>
        <p>{t("proposalsLead")}</p>
        {proposals.length === 0 ? (
          <p>{t("noProposals")}</p>
        ) : (
          <ProposalTable
            base={base}
            proposals={proposals}
            titles={titles}
            language={language}
            mayDecide={choices !== null}
          />
        )}
      </section>
      {choices === null ? null : (
        <Disclosure summary={t("addTitle")} look="boxed">
          <FindingForm
            place={key}
            choices={choices}
            finding={null}
            submit={t("add")}
            action={saveFindingAction}
          />
        </Disclosure>
      )}
    </ReferencesProvider>
  );
}
