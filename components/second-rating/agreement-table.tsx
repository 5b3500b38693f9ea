import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatCount, formatFigure, formatRange } from "@/lib/i18n/format";
import { COEFFICIENT_PAIRS_MIN } from "@/lib/scoring/bootstrap";
import type { GroupAgreement } from "@/lib/second-ratings/agreement";

/** Decimals of a coefficient. */
const TWO = { decimals: 2 };

/** How far first and second ratings agree, pillar by pillar or indicator by indicator. */
export function AgreementTable({
  id,
  groups,
  head,
  language,
}: {
  id: string;
  groups: readonly GroupAgreement[];
  /** What a group is. */
  head: string;
  language: string;
}) {
  const t = useTranslations("secondRating");
  const locale = useLocale();
  const shown = (pairs: number, value: number | null) => {
    if (pairs < COEFFICIENT_PAIRS_MIN) return t("tooFew");
    return value === null ? t("none") : formatFigure(locale, value, TWO);
  };
  return (
    <Table id={id} caption={t("agreement")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          <th scope="col" data-numeric="">
            {t("pairs")}
          </th>
          <th scope="col" data-numeric="">
            {t("exact")}
          </th>
          <th scope="col" data-numeric="">
            {t("weightedKappa")}
          </th>
          <th scope="col" data-numeric="">
            {t("alpha")}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ code, title, pairs, exact, weightedKappa, alpha, alphaInterval }) => (
          <tr key={code}>
            <th scope="row">
              {code}{" "}
              <span lang={language} dir="auto">
                {title}
              </span>
            </th>
            <td data-label={t("pairs")} data-numeric="">
              {formatCount(locale, pairs)}
            </td>
            <td data-label={t("exact")} data-numeric="">
              <bdi>{t("exactShare", { exact, pairs })}</bdi>
            </td>
            <td data-label={t("weightedKappa")} data-numeric="">
              {shown(pairs, weightedKappa)}
            </td>
            <td data-label={t("alpha")} data-numeric="">
              <span>
                {shown(pairs, alpha)}
                {alphaInterval === null
                  ? null
                  : ` (${formatRange(locale, alphaInterval.low, alphaInterval.high, TWO)})`}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
