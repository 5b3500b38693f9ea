import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { AskedNames } from "@/components/import/asked-names";
import { DecideNameForm } from "@/components/import/decide-name-form";
import { NameDecisionTable } from "@/components/import/name-decision-table";
import { MessagesProvider } from "@/components/messages-provider";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import { listNameDecisions } from "@/lib/countries/name-queries";
import { countryOptions } from "@/lib/countries/queries";
import { listAskedNames } from "@/lib/import/runs/queries";
import { programmeZone } from "@/lib/settings/programme-day";
import { decideNameAction, withdrawNameAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import.decisions"))("title") };
}

/** What names of countries in files stand for: those that people ask about, and those that were decided. */
export default async function CountryNamesPage() {
  const locale = await getLocale();
  const { asked, decisions, countries, zone } = await readPage(async (ctx) => ({
    asked: await listAskedNames(ctx),
    decisions: await listNameDecisions(ctx),
    countries: await countryOptions(ctx, locale),
    zone: await programmeZone(ctx),
  }));
  const t = await getTranslations();
  return (
    <MessagesProvider namespaces={["import"]}>
      <Breadcrumbs places={[{ key: "evidence", text: t("registers.title"), href: "/evidence" }]} />
      <PageHeader title={t("import.decisions.title")} lead={t("import.decisions.lead")} />
      <h2>{t("import.decisions.askedTitle")}</h2>
      {asked.length === 0 ? (
        <EmptyState title={t("import.decisions.askedNone")} />
      ) : (
        <AskedNames names={asked} countries={countries} decide={decideNameAction} />
      )}
      <h2>{t("import.decisions.anotherTitle")}</h2>
      <DecideNameForm countries={countries} decide={decideNameAction} />
      <h2>{t("import.decisions.decidedTitle")}</h2>
      {decisions.length === 0 ? (
        <EmptyState title={t("import.decisions.decidedNone")} />
      ) : (
        <NameDecisionTable
          decisions={decisions}
          countries={countries}
          zone={zone}
          withdraw={withdrawNameAction}
        />
      )}
    </MessagesProvider>
  );
}
