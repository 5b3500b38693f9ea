import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CrosswalkTable } from "@/components/editions/crosswalk-table";
import { DifferenceTables } from "@/components/editions/difference-tables";
import { nameOfDraft } from "@/components/editions/draft-table";
import { ComparedFigures, LatestRound, RoundsBeside } from "@/components/editions/impact-tables";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { readImpact } from "@/lib/editions/impact";
import type { Locale } from "@/lib/i18n/locales";

type ImpactPageProps = { params: Promise<{ locale: Locale; draft: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("editions"))("toImpact") };
}

/** What a new edition would do before it is published: to indicators and rules, to comparisons, and to the latest round. */
export default async function EditionImpactPage({ params }: ImpactPageProps) {
  const { locale, draft } = await params;
  const { page, compared, rounds, latest, mayEdit, seesFigures } = await readPage((ctx) =>
    readImpact(ctx, locale, draft),
  );
  const t = await getTranslations("editions");
  const { head, base, state } = page;
  const { edition, crosswalk, difference } = state;
  return (
    <>
      <PageHeader
        title={t("impact.title", { edition: nameOfDraft(head) })}
        lead={t("impact.lead")}
        actions={
          mayEdit ? (
            <Link href={`/administration/instruments/drafts/${head.id}`}>{t("toEditor")}</Link>
          ) : undefined
        }
      />
      {edition === null || crosswalk === null || difference === null || compared === null ? (
        <p>{t("notYet")}</p>
      ) : (
        <>
          <h2>{t("crosswalk")}</h2>
          <CrosswalkTable rows={crosswalk} earlier={base} later={edition} />
          <h2>{t("changes")}</h2>
          <DifferenceTables difference={difference} later={edition} />
          <h2>{t("impact.figures")}</h2>
          <p>{t("impact.figuresLead")}</p>
          <ComparedFigures nodes={compared} language={edition.file.language} />
        </>
      )}
      <h2>{t("impact.rounds")}</h2>
      <p>{t("impact.roundsLead")}</p>
      <RoundsBeside rounds={rounds} />
      {seesFigures && edition !== null ? (
        <LatestRound latest={latest} language={edition.file.language} />
      ) : null}
    </>
  );
}
