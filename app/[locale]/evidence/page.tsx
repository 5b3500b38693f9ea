import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import styles from "@/components/register/register.module.css";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { REGISTERS } from "@/db/enums";
import { hasRole } from "@/lib/core/context";
import { readPage } from "@/lib/core/page";
import { countErrorReportsToAnswer } from "@/lib/error-reports/queries";
import { ERROR_REPORTS_PATH } from "@/lib/error-reports/schema";
import { importableKinds, listAskedNames } from "@/lib/import/runs/queries";
import { can } from "@/lib/policy/can";
import { readsRawSomewhere } from "@/lib/registers/country-subject";
import { countEntries } from "@/lib/registers/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("registers"))("title") };
}

/** The registers of the evidence base, each with what it holds and how much of it the reader may see. */
export default async function EvidencePage() {
  const { counts, readsRaw, imports, askedNames, errors } = await readPage(async (ctx) => ({
    counts: await countEntries(ctx),
    readsRaw: await readsRawSomewhere(ctx),
    imports: (await importableKinds(ctx)).length > 0,
    askedNames: can(ctx.actor, "country_name.decide", { kind: "installation" })
      ? (await listAskedNames(ctx)).length
      : null,
    errors: hasRole(ctx.actor, "administrator") ? null : ((await countErrorReportsToAnswer(ctx)) ?? 0),
  }));
  const t = await getTranslations();
  return (
    <>
      <PageHeader
        title={t("registers.title")}
        lead={t("registers.lead")}
        actions={
          <>
            <LinkButton href="/corridors">{t("corridors.title")}</LinkButton>
            <LinkButton href="/routes/map">{t("map.routesTitle")}</LinkButton>
            <LinkButton href="/countries/map">{t("map.factsTitle")}</LinkButton>
            {readsRaw ? <LinkButton href="/countries/quality">{t("quality.allTitle")}</LinkButton> : null}
            {imports ? <LinkButton href="/import">{t("registers.import")}</LinkButton> : null}
            {askedNames === null ? null : (
              <LinkButton href="/import/names">
                {t("import.decisions.link", { count: askedNames })}
              </LinkButton>
            )}
            {errors === null ? null : (
              <LinkButton href={ERROR_REPORTS_PATH}>{t("errorReports.link", { count: errors })}</LinkButton>
            )}
          </>
        }
      />
      <ul className={styles.registers}>
        {REGISTERS.map((key) => (
          <li key={key} className={styles.register}>
            <h2>
              <Link href={`/${key}`}>{t(`registers.nouns.${key}.title`)}</Link>
            </h2>
            <p>{t(`registers.nouns.${key}.lead`)}</p>
            <p className={styles.note}>{t("registers.list.count", { count: counts[key] ?? 0 })}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
