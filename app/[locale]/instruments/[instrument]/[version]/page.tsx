import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CrosswalkTable } from "@/components/editions/crosswalk-table";
import { EditionStanding } from "@/components/editions/edition-standing";
import { IndicatorEntry } from "@/components/method/indicator-entry";
import styles from "@/components/method/method.module.css";
import { RulesInWords } from "@/components/method/rules-in-words";
import { DayText } from "@/components/ui/date-text";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { crosswalksOf } from "@/lib/editions/crosswalk";
import { editionByHash, getEdition } from "@/lib/editions/queries";
import { languageName } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { methodView } from "@/lib/instruments/method-view";

type MethodPageProps = { params: Promise<{ locale: Locale; instrument: string; version: string }> };

function readMethod({ instrument, version }: { instrument: string; version: string }) {
  return readPage(async (ctx) => {
    const record = await getEdition(ctx, instrument, version);
    const crosswalk = (await crosswalksOf(ctx, instrument)).find((one) => one.version === version);
    return {
      record,
      edition: await editionByHash(ctx, record.sha256),
      crosswalk: crosswalk && {
        rows: crosswalk.rows,
        before: await editionByHash(ctx, crosswalk.basedOn.sha256),
      },
    };
  });
}

export async function generateMetadata({ params }: MethodPageProps): Promise<Metadata> {
  const t = await getTranslations("method");
  const { version } = await params;
  return { title: `${t("title")} ${version}` };
}

/** The method: every rule in plain words and every indicator of one edition. */
export default async function MethodPage({ params }: MethodPageProps) {
  const { locale, ...address } = await params;
  const { record, edition, crosswalk } = await readMethod(address);
  const t = await getTranslations("method");
  const tEditions = await getTranslations("editions");
  const pillars = methodView(edition);
  const { language } = edition.file;
  return (
    <>
      <PageHeader
        title={
          <>
            {t("title")} · <bdi lang={language}>{record.title}</bdi>
          </>
        }
        lead={t("edition", { edition: edition.id })}
        actions={
          <a href={`/api/instruments/${record.instrument}/${record.version}`} download>
            {t("downloadEdition")}
          </a>
        }
      />
      {record.standing === "proposal" ? (
        <Notice kind="warning" title={t("proposal")}>
          <p>{t("proposalText")}</p>
        </Notice>
      ) : (
        <p>
          <EditionStanding edition={record} />{" "}
          {record.validation === null ? null : <DayText day={record.validation.on} />}
        </p>
      )}
      {language === locale ? null : (
        <p>{t("instrumentLanguage", { language: languageName(locale, language) })}</p>
      )}
      <nav aria-label={t("contents")} className={styles.contents}>
        <ul>
          <li>
            <a href="#rules">{t("rules.title")}</a>
          </li>
          {crosswalk === undefined ? null : (
            <li>
              <a href="#crosswalk">{tEditions("crosswalk")}</a>
            </li>
          )}
          {pillars.flatMap((pillar) =>
            pillar.domains.map((domain) => (
              <li key={domain.code}>
                <a href={`#${domain.code}`}>
                  {domain.code} <bdi lang={language}>{domain.title}</bdi>
                </a>
              </li>
            )),
          )}
        </ul>
      </nav>
      <section id="rules">
        <h2>{t("rules.title")}</h2>
        <RulesInWords edition={edition} />
      </section>
      {crosswalk === undefined ? null : (
        <section id="crosswalk">
          <h2>{tEditions("crosswalk")}</h2>
          <p>{tEditions("crosswalkFrom", { edition: crosswalk.before.id })}</p>
          <p>{tEditions("crosswalkLead")}</p>
          <CrosswalkTable rows={crosswalk.rows} earlier={crosswalk.before} later={edition} />
        </section>
      )}
      {pillars.map((pillar) => (
        <section key={pillar.code} className={styles.section}>
          <h2 lang={language}>
            {pillar.code} {pillar.title}
          </h2>
          {pillar.summary === null ? null : (
            <p lang={language} dir="auto">
              {pillar.summary}
            </p>
          )}
          {pillar.domains.map((domain) => (
            <section key={domain.code} id={domain.code} className={styles[domain.construct]}>
              <h3>
                {domain.code} <bdi lang={language}>{domain.title}</bdi>
              </h3>
              <p className={styles.meta}>{t(`constructDirection.${domain.construct}`)}</p>
              {domain.summary === null ? null : (
                <p lang={language} dir="auto">
                  {domain.summary}
                </p>
              )}
              {domain.indicators.map((indicator) => (
                <IndicatorEntry key={indicator.code} indicator={indicator} language={language} />
              ))}
            </section>
          ))}
        </section>
      ))}
    </>
  );
}
