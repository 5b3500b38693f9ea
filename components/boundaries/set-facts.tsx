import { useLocale, useTranslations } from "next-intl";
import { DayText, InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import type { BoundarySet } from "@/lib/boundaries/view";
import { formatPartialDate } from "@/lib/i18n/format";
import styles from "./boundaries.module.css";

/** What is on record of the set in use. */
export function SetFacts({ set, zone }: { set: BoundarySet; zone: string }) {
  const t = useTranslations("boundaries");
  const words = useTranslations();
  const locale = useLocale();
  const typed = (text: string) => (
    <span dir="auto" lang={set.language}>
      {text}
    </span>
  );
  return (
    <DescriptionList
      items={[
        { key: "source", term: t("fields.source"), value: typed(set.source) },
        {
          key: "edition",
          term: t("fields.edition"),
          value: (
            <>
              {typed(set.edition)} ({formatPartialDate(words, locale, set.editionDate)})
            </>
          ),
        },
        { key: "clearedBy", term: t("fields.clearedBy"), value: typed(set.clearedBy) },
        { key: "clearedOn", term: t("fields.clearedOn"), value: <DayText day={set.clearedOn} /> },
        { key: "reference", term: t("fields.reference"), value: typed(set.reference) },
        {
          key: "content",
          term: t("set.content"),
          value: t("set.counts", { states: set.states, unassigned: set.unassigned, lines: set.lines }),
        },
        {
          key: "installed",
          term: t("set.installed"),
          value: (
            <>
              <InstantText instant={set.installedAt} zone={zone} />,{" "}
              {set.installedBy ?? t("set.installation")}
            </>
          ),
        },
        { key: "file", term: t("set.file"), value: <bdi className={styles.name}>{set.fileName}</bdi> },
        {
          key: "hash",
          term: t("set.hash"),
          value: (
            <code className={styles.hash} dir="ltr">
              {set.fileSha256}
            </code>
          ),
        },
      ]}
    />
  );
}
