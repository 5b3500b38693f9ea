import { useLocale, useTranslations } from "next-intl";
import { ColumnHeads } from "@/components/ui/column-heads";
import { Link } from "@/components/ui/link";
import { Pagination } from "@/components/ui/pagination";
import { Table } from "@/components/ui/table";
import {
  FINDING_KINDS,
  FINDINGS_PER_PAGE,
  type Finding,
  type FindingKind,
  findingCounts,
} from "@/lib/desk/findings";
import { formatList } from "@/lib/i18n/format";
import { CountLink } from "./count-link";
import styles from "./desk.module.css";
import { deskHref } from "./desk-addresses";
import { useFindingText } from "./finding-text";

/** Each rule as it is printed, with how often it found something; the number opens the list. */
export function QualityTable({
  base,
  findings,
  months,
}: {
  base: string;
  findings: readonly Finding[];
  /** From which age on no rule of the edition gives evidence a confidence; null where it has none. */
  months: number | null;
}) {
  const t = useTranslations("desk.quality");
  const counts = findingCounts(findings);
  return (
    <div className={styles.narrow}>
      <Table id="rules" caption={t("title")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("rule")}</th>
            <th scope="col" data-numeric="">
              {t("count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {FINDING_KINDS.filter((kind) => months !== null || kind !== "stale_evidence").map((kind) => {
            const rule = t(`rules.${kind}`, { months: months ?? 0 });
            return (
              <tr key={kind}>
                <th scope="row">{rule}</th>
                <td data-numeric="">
                  <CountLink
                    count={counts.get(kind) ?? 0}
                    href={deskHref(base, { finding: kind }, "found")}
                    label={rule}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

/** The list behind one of the counts, a page of it at a time. */
export function FindingList({
  base,
  kind,
  findings,
  page,
  titleOf,
  language,
}: {
  base: string;
  kind: FindingKind;
  findings: readonly Finding[];
  page: number;
  /** The title of an indicator in the language of the edition. */
  titleOf: (indicator: string) => string;
  language: string;
}) {
  const t = useTranslations("desk.quality");
  const locale = useLocale();
  const textOf = useFindingText();
  const own = findings.filter((finding) => finding.kind === kind);
  const pages = Math.max(1, Math.ceil(own.length / FINDINGS_PER_PAGE));
  const shown = Math.min(page, pages);
  return (
    <>
      <Table id="findings" caption={t("what")} captionHidden stacks>
        <ColumnHeads heads={(["country", "about", "what"] as const).map((key) => t(key))} />
        <tbody>
          {own.slice((shown - 1) * FINDINGS_PER_PAGE, shown * FINDINGS_PER_PAGE).map((finding) => {
            const [only, ...more] = finding.indicators;
            return (
              <tr key={finding.key}>
                <th scope="row">{finding.country}</th>
                <td data-label={t("about")}>
                  <div>
                    <Link href={finding.href}>
                      {only === undefined ? t("whole") : formatList(locale, finding.indicators)}
                    </Link>{" "}
                    {only === undefined || more.length > 0 ? null : (
                      <span lang={language} dir="auto">
                        {titleOf(only)}
                      </span>
                    )}
                  </div>
                </td>
                <td data-label={t("what")}>{textOf(finding)}</td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      <Pagination path={base} parameters={{ finding: kind }} page={shown} pages={pages} />
    </>
  );
}
