import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RequestTable } from "@/components/information-request/request-table";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { requestsPage } from "@/lib/information-requests/page";
import { RequestForm } from "./request-form";

type RequestsPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: RequestsPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("informationRequests"))("title")} · ${iso3} ${round}` };
}

/** What the team asked of institutions, and how each request stands. */
export default async function Requests({ params }: RequestsPageProps) {
  const { locale, round, iso3 } = await params;
  const key = { round, iso3 };
  const { place, requests, choices } = await readPage((ctx) => requestsPage(ctx, locale, key));
  const t = await getTranslations("informationRequests");
  return (
    <>
      <AssessmentHead {...place.head} current="informationRequests" />
      <PageHeader title={t("title")} lead={t("lead")} />
      {requests.length === 0 ? (
        <EmptyState title={t("none")} />
      ) : (
        <>
          <RequestTable base={`/rounds/${round}/${iso3}/information-requests`} requests={requests} />
          <p data-print="hide">
            <a href={`/api/assessments/${round}/${iso3}/information-requests`} download>
              {t("download")}
            </a>
          </p>
        </>
      )}
      {choices === null ? null : (
        <Disclosure summary={t("addTitle")} look="boxed">
          <RequestForm place={key} choices={choices} request={null} />
        </Disclosure>
      )}
    </>
  );
}
