import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { PrintedAnswer } from "@/components/assessment/printed-answer";
import { MessagesProvider } from "@/components/messages-provider";
import { ReferencesProvider } from "@/components/references/references-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { SelfAssessmentFacts } from "@/components/self-assessment/self-assessment-facts";
import { SignatureBlock } from "@/components/self-assessment/signature-block";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import { selfPrintPage } from "@/lib/self-assessments/page";

type SelfPrintPageProps = { params: Promise<{ locale: Locale; round: string; iso3: string }> };

export async function generateMetadata({ params }: SelfPrintPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("selfAssessment"))("title")} · ${iso3} ${round}` };
}

/** The State's own answers on paper, those of the reader's sections, with room for signatures. */
export default async function SelfPrint({ params }: SelfPrintPageProps) {
  const { locale, ...key } = await params;
  const { references, page, domains } = await readPage(async (ctx) => {
    const read = await selfPrintPage(ctx, locale, key);
    return { ...read, references: await referencesIn(ctx, locale, read.page.edition.id, read.domains) };
  });
  const { place, edition } = page;
  const t = await getTranslations("selfAssessment");
  const { language } = edition.file;
  return (
    <MessagesProvider namespaces={["rating"]}>
      <ReferencesProvider references={references}>
        <AssessmentHead {...place.head} current="selfAssessment" />
        <PageHeader title={`${t("title")}: ${place.country} · ${place.head.round}`} lead={t("printLead")} />
        <p data-print="hide">{t("how")}</p>
        {page.state === "certified" ? null : <p>{t("printNotCertified")}</p>}
        <SelfAssessmentFacts page={page} />
        <InstrumentLanguage language={language} />
        {domains.map(({ domain, title, views }) => (
          <section key={domain} aria-labelledby={domain}>
            <h2 id={domain}>
              {domain}{" "}
              <span lang={language} dir="auto">
                {title}
              </span>
            </h2>
            {views.map((view) => (
              <PrintedAnswer key={view.words.code} view={view} />
            ))}
          </section>
        ))}
        <SignatureBlock answersSha256={page.answersSha256 ?? page.certified?.said?.sha256 ?? null} />
      </ReferencesProvider>
    </MessagesProvider>
  );
}
