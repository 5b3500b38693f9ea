import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { InstrumentLanguage } from "@/components/assessment/instrument-language";
import { EraseLink } from "@/components/erasure/erase-link";
import { FilePanel } from "@/components/files/file-panel";
import { ActionButton } from "@/components/forms/action-button";
import { MessagesProvider } from "@/components/messages-provider";
import { AssessmentHead } from "@/components/rounds/assessment-head";
import { SectionTable } from "@/components/self-assessment/section-table";
import { SelfAssessmentFacts } from "@/components/self-assessment/self-assessment-facts";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { Locale } from "@/lib/i18n/locales";
import { packPath } from "@/lib/packs/schema";
import { selfAssessmentPage } from "@/lib/self-assessments/page";
import { shortHash } from "@/lib/self-assessments/rules";
import { takeSectionBackAction } from "./actions";
import { Certify, GiveSections, ManagerForms } from "./forms";

type SelfAssessmentPageProps = {
  params: Promise<{ locale: Locale; round: string; iso3: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: SelfAssessmentPageProps): Promise<Metadata> {
  const { round, iso3 } = await params;
  return { title: `${(await getTranslations("selfAssessment"))("title")} · ${iso3} ${round}` };
}

/** The State assesses itself: how far it is, who answers which domain, and its certification. */
export default async function SelfAssessment({ params, searchParams }: SelfAssessmentPageProps) {
  const [{ locale, ...key }, { file: outcome }] = await Promise.all([params, searchParams]);
  const page = await readPage((ctx) => selfAssessmentPage(ctx, locale, key));
  const { place, edition, sections, may } = page;
  const { round, iso3 } = place.head;
  const [t, tPack] = await Promise.all([getTranslations("selfAssessment"), getTranslations("pack")]);
  const base = `/rounds/${round}/${iso3}/self-assessment`;
  const api = `/api/assessments/${round}/${iso3}/self-assessment`;
  const isOfState = place.subject.duties.some((duty) => duty === "focal_point" || duty === "contributor");
  const { language } = edition.file;
  return (
    <>
      <AssessmentHead {...place.head} current="selfAssessment" />
      <PageHeader title={t("title")} lead={t(isOfState ? "leadOfState" : "lead")} />
      <SelfAssessmentFacts page={page} />
      {may.ask ? <ManagerForms place={{ round, iso3 }} page={page} /> : null}
      {page.state === "not_asked" ? null : (
        <section aria-labelledby="sections-title">
          <h2 id="sections-title">{t("sections")}</h2>
          <InstrumentLanguage language={language} />
          {sections.length === 0 ? (
            <EmptyState title={t("noSections")} />
          ) : (
            <SectionTable
              sections={sections}
              language={language}
              base={may.read ? base : null}
              holder={
                isOfState
                  ? (domain, { userId, name }) => (
                      <div key={userId}>
                        <bdi>{name}</bdi>{" "}
                        {may.certify ? (
                          <ActionButton
                            action={takeSectionBackAction}
                            values={{ round, iso3, domain, userId }}
                            text={t("takeBack")}
                            label={t("takeBackFrom", { domain, name })}
                            kind="quiet"
                            reasons={{}}
                          />
                        ) : null}
                      </div>
                    )
                  : null
              }
            />
          )}
        </section>
      )}
      {isOfState && sections.length > 0 ? (
        <section aria-labelledby="out">
          <h2 id="out">{t("outTitle")}</h2>
          <p>{t("outLead")}</p>
          <ul>
            <li>
              <Link href={packPath({ round, iso3, kind: "self" })}>{tPack("links.self")}</Link>
            </li>
            <li>
              <Link href={`${base}/print`}>{t("toPrint")}</Link>
            </li>
          </ul>
        </section>
      ) : null}
      {may.sign || page.paper !== null ? (
        <section aria-labelledby="paper-title">
          <h2 id="paper-title">{t("paper")}</h2>
          <p>{t("paperLead")}</p>
          {may.sign ? <p>{t("paperGive", { hash: shortHash(page.certified?.said?.sha256 ?? "") })}</p> : null}
          <MessagesProvider namespaces={["files"]}>
            <FilePanel
              address={`${api}/paper`}
              uploads={{ address: `${api}/uploads`, person: page.person }}
              file={page.paper}
              mayWrite={may.sign}
              outcome={typeof outcome === "string" ? outcome : undefined}
            />
          </MessagesProvider>
        </section>
      ) : null}
      <EraseLink noun="self_assessment" id={page.erasableId} />
      {may.certify ? (
        <>
          <section aria-labelledby="give">
            <h2 id="give">{t("giveTitle")}</h2>
            <p>{t("giveLead")}</p>
            <GiveSections place={{ round, iso3 }} page={page} />
          </section>
          <section aria-labelledby="certify-title">
            <h2 id="certify-title">{t("certifyTitle")}</h2>
            <p>{t("certifyLead")}</p>
            {page.missing.length > 0 ? null : (
              <p>{t("certifyPaper", { hash: shortHash(page.answersSha256 ?? "") })}</p>
            )}
            <Certify place={{ round, iso3 }} page={page} />
          </section>
        </>
      ) : null}
    </>
  );
}
