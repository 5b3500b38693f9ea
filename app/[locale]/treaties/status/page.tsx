import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FilterForm } from "@/components/forms/filter-form";
import { PartiesTable } from "@/components/treaty/parties-table";
import { TreatyTable } from "@/components/treaty/treaty-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeader } from "@/components/ui/page-header";
import { readPage } from "@/lib/core/page";
import type { PageProps } from "@/lib/core/page-props";
import { formatDay } from "@/lib/i18n/format";
import { readTreatyTable } from "@/lib/treaties/page";
import { TREATY_SOURCE } from "@/lib/treaties/reference";
import { asOfSchema } from "@/lib/treaties/schema";
import { statementDayInWords } from "@/lib/treaties/treaty-words";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("treaties"))("statusTitle") };
}

/** How the treaties stand for every State on a day that the address names; today without one. */
export default async function TreatyStatusPage({ searchParams }: PageProps) {
  const { asOf: asked } = asOfSchema.parse(await searchParams);
  const locale = await getLocale();
  const { asOf, problem, rows, parties, countsEndOn, names } = await readPage((ctx) =>
    readTreatyTable(ctx, locale, asked),
  );
  const t = await getTranslations();
  return (
    <>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key: "treaties", text: t("registers.nouns.treaties.title"), href: "/treaties" },
        ]}
      />
      <PageHeader
        title={t("treaties.statusTitle")}
        lead={t("treaties.statusLead")}
        aside={statementDayInWords(
          t,
          locale,
          rows.flatMap(({ statuses }) => Object.values(statuses)),
          asOf,
        )}
      />
      <FilterForm
        id="as-of"
        label={t("treaties.day")}
        fields={[
          {
            kind: "text",
            name: "asOf",
            label: t("treaties.day"),
            value: problem === null ? asOf : asked,
            width: "short",
          },
        ]}
        errors={
          problem === null
            ? {}
            : { asOf: t(`treaties.dayProblem.${problem}`, { day: formatDay(locale, asOf) }) }
        }
      />
      <p>{t("treaties.source", { day: formatDay(locale, TREATY_SOURCE.asOf) })}</p>
      <TreatyTable caption={t("treaties.statusTitle")} rows={rows} names={names} />
      <h2>{t("treaties.parties")}</h2>
      {countsEndOn === null ? null : (
        <p>{t("treaties.countsEndOn", { day: formatDay(locale, countsEndOn) })}</p>
      )}
      <PartiesTable parties={parties} />
    </>
  );
}
