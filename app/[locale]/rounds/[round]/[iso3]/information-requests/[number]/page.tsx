import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FieldHistory } from "@/components/audit/field-history";
import { EraseLink } from "@/components/erasure/erase-link";
import { ActionForm } from "@/components/forms/action-form";
import { RequestFacts } from "@/components/information-request/request-facts";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { requestPage } from "@/lib/information-requests/page";
import { requestKeySchema } from "@/lib/information-requests/schema";
import { takeIntoRatingAction } from "../actions";
import { RequestForm } from "../request-form";

type RequestPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; number: string }>;
};

export async function generateMetadata({ params }: RequestPageProps): Promise<Metadata> {
  const { round, iso3, number } = await params;
  const t = await getTranslations("informationRequests");
  return { title: `${t("titleOf", { number })} · ${iso3} ${round}` };
}

/** One request: what is known of it, the ratings that can take it over, and its history. */
export default async function Request({ params }: RequestPageProps) {
  const { locale, ...address } = await params;
  const key = requestKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3, number } = key;
  const { place, request, choices, takers, erasableId, history } = await readPage((ctx) =>
    requestPage(ctx, locale, key),
  );
  const t = await getTranslations("informationRequests");
  return (
    <>
      <AssessmentHead {...place.head} current="informationRequests" />
      <PageHeader title={t("titleOf", { number: String(number) })} />
      <RequestFacts request={request} />
      {takers.length === 0 ? null : (
        <section aria-labelledby="take-over">
          <h2 id="take-over">{t("takeOver")}</h2>
          <p>{t("takeOverLead")}</p>
          {takers.map((indicator) => (
            <ActionForm
              key={indicator}
              id={`take-over-${indicator}`}
              action={takeIntoRatingAction}
              submit={t("takeInto", { indicator })}
              submitKind="secondary"
              done={t("taken", { indicator })}
              reasons={{
                other_reason: t("refusals.other_reason"),
                not_of_request: t("refusals.not_of_request"),
                changed_meanwhile: t("refusals.changed_meanwhile"),
              }}
              fields={[
                { kind: "hidden", name: "round", value: round },
                { kind: "hidden", name: "iso3", value: iso3 },
                { kind: "hidden", name: "number", value: String(number) },
                { kind: "hidden", name: "indicator", value: indicator },
              ]}
            />
          ))}
        </section>
      )}
      {choices === null ? null : (
        <section aria-labelledby="change">
          <h2 id="change">{t("change")}</h2>
          <RequestForm key={request.version} place={{ round, iso3 }} choices={choices} request={request} />
        </section>
      )}
      <h2>{t("history")}</h2>
      <FieldHistory noun="informationRequests" zone={place.zone} lines={history} />
      <EraseLink noun="information_request" id={erasableId} />
      <FormActions>
        <Link href={`/rounds/${round}/${iso3}/information-requests`}>{t("backToAll")}</Link>
      </FormActions>
    </>
  );
}
