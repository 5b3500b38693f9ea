import { useLocale, useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { formatDay } from "@/lib/i18n/format";
import type { Trend } from "@/lib/trends/trend";
import { basisText, breakTexts } from "@/lib/trends/words";

/** The rounds of a trend: until when each knows, by which edition, of what it shows, and whether it compares. */
export function RoundTable({ iso3, trend: { rounds } }: { iso3: string; trend: Trend }) {
  const t = useTranslations("trends.rounds");
  const words = useTranslations();
  const locale = useLocale();
  const comparesText = (isComparable: boolean | null) =>
    isComparable === null ? t("first") : t(isComparable ? "yes" : "no");
  return (
    <section aria-labelledby="rounds">
      <h2 id="rounds">{t("title")}</h2>
      <Table id="rounds-table" caption={t("title")} captionHidden stacks>
        <thead>
          <tr>
            {(["round", "cutOff", "edition", "basis", "compares"] as const).map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <tr key={round.code}>
              <th scope="row">
                <Link href={`/rounds/${round.code}/${iso3}/scorecard`}>
                  <RoundTitle>{round.title}</RoundTitle>
                </Link>
              </th>
              <td data-label={t("cutOff")}>{formatDay(locale, round.cutOffOn)}</td>
              <td data-label={t("edition")}>
                <bdi>{round.edition}</bdi>
              </td>
              <td data-label={t("basis")}>
                {basisText(words, locale, round)}
                {round.release === null || round.stateAsked ? null : `. ${words("scorecard.stateNotAsked")}`}
              </td>
              <td data-label={t("compares")}>{comparesText(round.isComparable)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {breakTexts(words, rounds).map((text) => (
        <p key={text}>{text}</p>
      ))}
    </section>
  );
}
