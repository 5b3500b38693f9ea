import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LetterTable } from "@/components/correspondence/letter-table";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { lettersPage } from "@/lib/correspondence/page";
import type { Locale } from "@/lib/i18n/locales";
import { LetterForm } from "./letter-form";

type LettersPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: LettersPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("correspondence"))("title")} · ${iso3} ${round}` };
}

/** Letters between the programme and the State about an assessment. */
export default async function Letters({ params }: LettersPageProps) {
  const { locale, round, iso3 } = await params;
  const key = { round, iso3 };
  const { place, letters, institutions } = await readPage((ctx) => lettersPage(ctx, locale, key));
  const t = await getTranslations("correspondence");
  return (
    <>
      <AssessmentHead {...place.head} current="correspondence" />
      <PageHeader title={t("title")} lead={t("lead")} />
      {letters.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <>
          <LetterTable base={`/rounds/${round}/${iso3}/correspondence`} letters={letters} />
          <p data-print="hide">
            <a href={`/api/assessments/${round}/${iso3}/correspondence`} download>
              {t("download")}
            </a>
          </p>
        </>
      )}
      {institutions === null ? null : (
        <Disclosure summary={t("addTitle")} look="boxed">
          <p>{t("forState")}</p>
          <LetterForm place={key} institutions={institutions} />
        </Disclosure>
      )}
    </>
  );
}
