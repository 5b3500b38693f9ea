import { useLocale, useTranslations } from "next-intl";
import { ReportLink } from "@/components/error-report/report-link";
import { DescriptionList } from "@/components/ui/description-list";
import { Link } from "@/components/ui/link";
import { TREATIES } from "@/db/code-lists";
import type { CountryNames } from "@/lib/registers/reader-words";
import { chooseEntryPath } from "@/lib/registers/schema";
import type { TreatyStatuses } from "@/lib/treaties/status";
import { statementDayInWords } from "@/lib/treaties/treaty-words";
import { TreatyStatusText } from "./treaty-status-text";

/** How the Convention and its protocols stand for one country on a day, with a way to the actions behind. */
export function CountryTreaties({
  iso3,
  asOf,
  statuses,
  names,
  mayReport,
}: {
  iso3: string;
  asOf: string;
  statuses: TreatyStatuses;
  names: CountryNames;
  /** Whether the reader reports errors in the acts behind a status. */
  mayReport: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  return (
    <section aria-labelledby="treaties">
      <h2 id="treaties">
        {t("treaties.title")} <small>{statementDayInWords(t, locale, Object.values(statuses), asOf)}</small>
      </h2>
      <DescriptionList
        items={TREATIES.map((treaty) => ({
          key: treaty,
          term: t(`registers.codes.treaty.${treaty}`),
          value: <TreatyStatusText status={statuses[treaty]} names={names} />,
          ...(mayReport && statuses[treaty].kind !== "none"
            ? {
                action: (
                  <ReportLink
                    href={chooseEntryPath(`/treaties?country=${iso3}&treaty=${treaty}`)}
                    fact={t(`registers.codes.treaty.${treaty}`)}
                  />
                ),
              }
            : {}),
        }))}
      />
      <p>
        <Link href={`/treaties?country=${iso3}`}>{t("treaties.all")}</Link> ·{" "}
        <Link href="/treaties/status">{t("treaties.statusLink")}</Link>
      </p>
    </section>
  );
}
