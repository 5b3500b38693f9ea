import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { FieldHistory } from "@/components/audit/field-history";
import { DismissForm } from "@/components/finding/dismiss-form";
import { FindingFacts } from "@/components/finding/finding-facts";
import { FindingForm } from "@/components/finding/finding-form";
import { FindingStateTag } from "@/components/finding/finding-state-tag";
import { JudgedList } from "@/components/finding/judged-list";
import { RecommendationForm } from "@/components/recommendation/recommendation-form";
import { RecommendationTable } from "@/components/recommendation/recommendation-table";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Disclosure } from "@/components/ui/disclosure";
import { FormActions } from "@/components/ui/form-actions";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { findingPage } from "@/lib/findings/page";
import { findingKeySchema } from "@/lib/findings/schema";
import { codeIn } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { addRecommendationAction, dismissFindingAction, saveFindingAction } from "../actions";

type FindingPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; number: string }>;
};

export async function generateMetadata({ params }: FindingPageProps): Promise<Metadata> {
  const { round, iso3, number } = await params;
  return { title: `${(await getTranslations("findings"))("finding")} ${number} · ${iso3} ${round}` };
}

/** One finding: what it says, what it rests on, what is recommended because of it, and its history. */
export default async function Finding({ params }: FindingPageProps) {
  const { locale, ...address } = await params;
  const key = findingKeySchema.safeParse(address).data ?? notFound();
  const { round, iso3 } = key;
  const {
    place,
    finding,
    judged,
    titles,
    language,
    references,
    recommendations,
    choices,
    recommend,
    history,
  } = await readPage((ctx) => findingPage(ctx, locale, key));
  const t = await getTranslations("findings");
  const stands = finding.state === "accepted";
  return (
    <ReferencesProvider references={references}>
      <AssessmentHead {...place.head} current="findings" />
      <PageHeader
        title={t("titleOf", { code: codeIn(locale, finding.code) })}
        aside={<FindingStateTag state={finding.state} />}
      />
      <FindingFacts finding={finding} titles={titles} language={language} />
      {judged.length === 0 ? null : (
        <section aria-labelledby="judged">
          <h2 id="judged">{t("judged")}</h2>
          <p>{t("judgedLead")}</p>
          <JudgedList judged={judged} titles={titles} language={language} />
        </section>
      )}
      <section aria-labelledby="answers">
        <h2 id="answers">{t("recommendations")}</h2>
        {recommendations.length === 0 ? (
          <p>{t("noRecommendations")}</p>
        ) : (
          <RecommendationTable lines={recommendations} />
        )}
        {recommend === null ? null : (
          <Disclosure summary={t("recommend")} look="boxed">
            <RecommendationForm
              place={{ round, iso3 }}
              line={null}
              institutions={recommend.institutions}
              findings={[{ number: finding.number, code: finding.code, statement: finding.statement ?? "" }]}
              answered={[finding.number]}
              targets={recommend.targets}
              action={addRecommendationAction}
            />
          </Disclosure>
        )}
      </section>
      {choices === null ? null : (
        <>
          <Disclosure summary={t(stands ? "change" : "takeUp")} look="boxed">
            <FindingForm
              key={finding.version}
              place={{ round, iso3 }}
              choices={choices}
              finding={finding}
              submit={t(stands ? "save" : "takeUp")}
              action={saveFindingAction}
            />
          </Disclosure>
          {stands ? (
            <Disclosure summary={t("dismiss")} look="boxed">
              <DismissForm
                key={finding.version}
                place={{ round, iso3 }}
                number={finding.number}
                version={finding.version}
                action={dismissFindingAction}
              />
            </Disclosure>
          ) : null}
        </>
      )}
      <h2>{t("history")}</h2>
      <FieldHistory noun="findings" zone={place.zone} lines={history} />
      <FormActions>
        <Link href={`/rounds/${round}/${iso3}/findings`}>{t("backToAll")}</Link>
      </FormActions>
    </ReferencesProvider>
  );
}
