import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { figureText } from "@/lib/figures/figure-text";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import type { CountryNames } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import type { EntryDetail } from "@/lib/registers/view";
import { langOf } from "@/lib/text/language";
import { EntryStatusTag } from "./entry-status-tag";
import styles from "./register.module.css";

/** Where an entry stands: its status, who checked it, who may see it from when, and whose word it is. */
export function EntryStanding({
  entry,
  names,
  zone,
}: {
  entry: EntryDetail;
  names: CountryNames;
  zone: string;
}) {
  const t = useTranslations("registers.entry");
  const words = useTranslations();
  const locale = useLocale();
  const dayOf = (instant: string) => formatInstant(locale, instant, zone, { show: "day" });
  // A withdrawn entry is changed no more, so that it was last changed by its withdrawal.
  const isWithdrawn = entry.status === "withdrawn";
  const withdrawn =
    entry.updatedBy === null
      ? t("withdrawnOn", { day: dayOf(entry.updatedAt) })
      : t("withdrawnBy", { day: dayOf(entry.updatedAt), name: entry.updatedBy });
  const checked =
    entry.checkedAt === null
      ? t("notChecked")
      : entry.checkedBy === null
        ? t("checkedOn", { day: dayOf(entry.checkedAt) })
        : t("checkedBy", { day: dayOf(entry.checkedAt), name: entry.checkedBy });
  const updated =
    entry.updatedBy === null
      ? t("updatedOn", { day: dayOf(entry.updatedAt) })
      : t("updatedBy", { day: dayOf(entry.updatedAt), name: entry.updatedBy });
  const reporter = entry.reportedBy === null ? null : (names[entry.reportedBy] ?? entry.reportedBy);
  return (
    <>
      <p>
        <EntryStatusTag status={entry.status} /> · {isWithdrawn ? withdrawn : `${checked}. ${updated}`}.{" "}
        {entry.supersededBy === null ? null : (
          <Link href={entryPath(entry.register, entry.supersededBy)}>
            {t("supersededBy", { code: entry.supersededBy })}
          </Link>
        )}
      </p>
      {reporter === null || isWithdrawn ? null : <p>{t("shownAs", { country: reporter })}</p>}
      {entry.may.seeHistory && !isWithdrawn ? (
        <Notice kind="information">
          <ul>
            {entry.accessClass === "restricted" ? <li>{t("onlyTeam")}</li> : null}
            {entry.notBefore === null ? null : (
              <li>{t("notYet", { day: formatDay(locale, entry.notBefore) })}</li>
            )}
            {entry.namesOtherState ? <li>{t("needsSecondSource")}</li> : null}
            <li>{t("counted", { count: entry.independentSources })}</li>
          </ul>
        </Notice>
      ) : null}
      {entry.asEntered ? (
        <Notice kind="warning" title={words("figures.rawTitle")}>
          <p>{words("figures.rawMarked")}</p>
          <p>
            {words("figures.outside", {
              value:
                entry.published === null
                  ? words("figures.notPublished")
                  : figureText(words, locale, entry.published),
            })}
          </p>
        </Notice>
      ) : null}
      {entry.note === null ? null : (
        <p className={styles.note} dir="auto" lang={langOf(entry.language)}>
          {entry.note}
        </p>
      )}
    </>
  );
}
