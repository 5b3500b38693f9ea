import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { RoundKind, RoundPurpose } from "@/db/enums";
import { hasWork, type RoundCounts } from "@/lib/rounds/has-work";
import { RoundTitle } from "./round-title";

export type RoundLine = RoundCounts & {
  code: string;
  title: string;
  kind: RoundKind;
  purpose: RoundPurpose;
  instrument: string;
  editionVersion: string;
  startsOn: string;
  endsOn: string;
  cutOffOn: string;
};

/** Rounds with their dates and how many countries they have; each leads below `address`. */
export function RoundTable({
  rounds,
  address,
  mayOpen = false,
}: {
  rounds: readonly RoundLine[];
  address: string;
  mayOpen?: boolean;
}) {
  const t = useTranslations("rounds");
  return (
    <Table id="rounds" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("code")}</th>
          <th scope="col">{t("roundTitle")}</th>
          <th scope="col">{t("purpose")}</th>
          <th scope="col">{t("edition")}</th>
          <th scope="col">{t("dates")}</th>
          <th scope="col">{t("cutOffOn")}</th>
          <th scope="col">{t("countries")}</th>
        </tr>
      </thead>
      <tbody>
        {rounds.map((round) => (
          <tr key={round.code}>
            <th scope="row">
              <Link href={`${address}/${round.code}`}>{round.code}</Link>
            </th>
            <td data-label={t("roundTitle")}>
              <RoundTitle>{round.title}</RoundTitle>
            </td>
            <td data-label={t("purpose")}>
              {round.kind === "outside" ? t("kinds.outside") : t(`purposes.${round.purpose}`)}
            </td>
            <td data-label={t("edition")}>
              <bdi>
                {round.instrument}@{round.editionVersion}
              </bdi>
            </td>
            <td data-label={t("dates")}>
              <span>
                <DayText day={round.startsOn} /> – <DayText day={round.endsOn} />
              </span>
            </td>
            <td data-label={t("cutOffOn")}>
              <DayText day={round.cutOffOn} />
            </td>
            <td data-label={t("countries")}>
              <span>
                {round.kind === "programme" ? t("countryCount", { count: round.countryCount }) : null}
                {round.kind === "programme" ? " · " : null}
                {t("openedCount", { count: round.assessmentCount })}
                {mayOpen && round.kind === "programme" && hasWork(round) ? (
                  <>
                    {" · "}
                    <Link href={`/rounds/${round.code}/open`}>{t("open.link")}</Link>
                  </>
                ) : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
