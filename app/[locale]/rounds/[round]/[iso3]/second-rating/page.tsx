import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Citations } from "@/components/assessment/indicator-card/citations";
import { IndicatorCard } from "@/components/assessment/indicator-card/indicator-card";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { Workspace } from "@/components/assessment/workspace";
import { MessagesProvider } from "@/components/messages-provider";
import { UnsentWork } from "@/components/outbox/unsent-work";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { AgreementTable } from "@/components/second-rating/agreement-table";
import { ComparedPairCard } from "@/components/second-rating/compared-pair";
import { SampleTable } from "@/components/second-rating/sample-table";
import { FocusOnChange } from "@/components/ui/focus-on-change";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import { secondRatingPage } from "@/lib/second-ratings/page";
import { savePlainRating } from "../[domain]/actions";
import { AskForm, DecideForm, HandIn, Reveal } from "./forms";

type SecondRatingPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: SecondRatingPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("secondRating"))("title")} · ${iso3} ${round}` };
}

/** The blind second rating: cards for the second rater, and for all who may see both, the two ratings side by side. */
export default async function SecondRating({ params }: SecondRatingPageProps) {
  const { locale, round, iso3 } = await params;
  const key = { round, iso3 };
  const { references, ...page } = await readPage(async (ctx) => {
    const read = await secondRatingPage(ctx, locale, key);
    return {
      ...read,
      references: await referencesIn(ctx, locale, read.edition.id, [read.cards, read.pairs]),
    };
  });
  const { place, edition, sample, cards, pairs, may } = page;
  const t = await getTranslations("secondRating");
  const { language } = edition.file;
  return (
    <MessagesProvider namespaces={["rating", "outbox", "treaties"]}>
      <ReferencesProvider references={references}>
        <Workspace person={page.person}>
          <AssessmentHead {...place.head} current="secondRating" />
          <PageHeader title={t("title")} lead={t("lead")} />
          <InstrumentLanguage language={language} />
          {may.reveal ? <Reveal place={key} page={page} /> : null}
          {!may.reveal && page.isHandedIn && sample.some(({ status }) => status !== "revealed") ? (
            <p>{t("waitsForLead")}</p>
          ) : null}
          <section aria-labelledby="sampled">
            <h2 id="sampled">{t("sample")}</h2>
            <p>{t("sampleLead")}</p>
            <SampleTable sample={sample} language={language} hasCards={may.write} />
            {may.ask ? <AskForm place={key} askable={page.askable} /> : null}
          </section>
          {may.write && cards.length > 0 ? (
            <section aria-labelledby="rate">
              <h2 id="rate">{t("rate")}</h2>
              <p>
                {t("rateLead")} <Link href={`/countries/${iso3}/sources`}>{t("toLibrary")}</Link>
              </p>
              <UnsentWork />
              {cards.map(({ view, sources, mutationId }) => (
                <IndicatorCard
                  key={view.words.code}
                  view={view}
                  writing={
                    page.isHandedIn
                      ? null
                      : { place: key, mutationId, save: savePlainRating, zone: place.zone }
                  }
                >
                  <section>
                    <h4>{t("sources", { count: sources.length })}</h4>
                    {sources.length === 0 ? null : <Citations citations={sources} />}
                  </section>
                </IndicatorCard>
              ))}
              <HandIn place={key} page={page} />
            </section>
          ) : null}
          <FocusOnChange of={pairs === null ? "blind" : "compared"}>
            {pairs === null ? null : (
              <section aria-labelledby="compared">
                <h2 id="compared">{t("compared")}</h2>
                <p>{t("comparedLead")}</p>
                {pairs.map((pair) => (
                  <ComparedPairCard
                    key={pair.indicator}
                    pair={pair}
                    edition={edition}
                    base={may.openRatings ? `/rounds/${round}/${iso3}` : null}
                  >
                    {may.decide ? <DecideForm place={key} pair={pair} edition={edition} /> : null}
                  </ComparedPairCard>
                ))}
                <h2>{t("agreement")}</h2>
                <p>{t("agreementLead")}</p>
                <AgreementTable
                  id="agreement"
                  groups={page.agreement}
                  head={t("pillar")}
                  language={language}
                />
                <p>{t("methodNote")}</p>
              </section>
            )}
          </FocusOnChange>
        </Workspace>
      </ReferencesProvider>
    </MessagesProvider>
  );
}
