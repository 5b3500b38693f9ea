import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { IndicatorCard } from "@/components/assessment/indicator-card/indicator-card";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { Workspace } from "@/components/assessment/workspace";
import { MessagesProvider } from "@/components/messages-provider";
import { UnsentWork } from "@/components/outbox/unsent-work";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import { selfDomainPage } from "@/lib/self-assessments/page";
import { savePlainRating } from "../../[domain]/actions";

type SelfDomainPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string; domain: string }>;
};

export async function generateMetadata({ params }: SelfDomainPageProps): Promise<Metadata> {
  const { domain, iso3, round } = await params;
  return { title: `${domain} · ${(await getTranslations("selfAssessment"))("title")} · ${iso3} ${round}` };
}

/** One domain of the State's own assessment: answered by the State, and read once it is certified. */
export default async function SelfDomain({ params }: SelfDomainPageProps) {
  const { locale, ...address } = await params;
  const { references, ...page } = await readPage(async (ctx) => {
    const read = await selfDomainPage(ctx, locale, address);
    return { ...read, references: await referencesIn(ctx, locale, read.edition.id, read.cards) };
  });
  const { place, edition, cards, mayWrite } = page;
  const { round, iso3 } = place.head;
  const t = await getTranslations("selfAssessment");
  const { language } = edition.file;
  return (
    <MessagesProvider namespaces={["rating", "outbox", "treaties"]}>
      <ReferencesProvider references={references}>
        <Workspace person={page.person}>
          <AssessmentHead {...place.head} current="selfAssessment" />
          <PageHeader
            title={
              <>
                {address.domain}{" "}
                <span lang={language} dir="auto">
                  {page.title}
                </span>
              </>
            }
            lead={t(mayWrite ? "domainLead" : "domainLocked")}
          />
          <InstrumentLanguage language={language} />
          <UnsentWork />
          <h2>{t("indicators")}</h2>
          {cards.map(({ view, mutationId }) => (
            <IndicatorCard
              key={view.words.code}
              view={view}
              writing={
                mayWrite
                  ? { place: { round, iso3 }, mutationId, save: savePlainRating, zone: place.zone }
                  : null
              }
            />
          ))}
          <p>
            <Link href={`/rounds/${round}/${iso3}/self-assessment`}>{t("toSections")}</Link>
          </p>
        </Workspace>
      </ReferencesProvider>
    </MessagesProvider>
  );
}
