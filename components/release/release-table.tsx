import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { AssessmentState } from "@/db/enums";

export type ReleaseLine = {
  code: string;
  number: number;
  publishedAt: Date;
  round: string;
  iso3: string;
  state: AssessmentState;
  /** The release in force of the same assessment. */
  latest: string;
  isSealed: boolean;
};

/** Releases with their standing: in force, replaced by a later one, superseded by a later round, or sealed. */
export function ReleaseTable({
  releases,
  names,
  zone,
}: {
  releases: readonly ReleaseLine[];
  /** Names of the countries by ISO code. */
  names: ReadonlyMap<string, string>;
  zone: string;
}) {
  const t = useTranslations("release");
  return (
    <Table id="releases" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("code")}</th>
          <th scope="col">{t("country")}</th>
          <th scope="col">{t("round")}</th>
          <th scope="col">{t("publishedOn")}</th>
          <th scope="col">{t("standing")}</th>
        </tr>
      </thead>
      <tbody>
        {releases.map((release) => (
          <tr key={release.code}>
            <th scope="row">
              <Link href={`/releases/${release.code}`}>
                <bdi>{release.code}</bdi>
              </Link>
            </th>
            <td data-label={t("country")}>
              <Link href={`/countries/${release.iso3}`}>{names.get(release.iso3) ?? release.iso3}</Link>
            </td>
            <td data-label={t("round")}>
              <Link href={`/rounds/${release.round}`}>
                <bdi>{release.round}</bdi>
              </Link>
            </td>
            <td data-label={t("publishedOn")}>
              <InstantText instant={release.publishedAt.toISOString()} zone={zone} show="day" />
            </td>
            <td data-label={t("standing")}>
              <span>
                <Standing release={release} />
                {release.number > 1 ? ` · ${t("corrigendum")}` : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ release: { code, latest, state, isSealed } }: { release: ReleaseLine }) {
  const t = useTranslations("release");
  if (isSealed) return <StatusTag shape="over">{t("sealed")}</StatusTag>;
  if (latest !== code)
    return (
      <StatusTag shape="over">
        {t.rich("replacedBy", {
          code: () => (
            <Link href={`/releases/${latest}`}>
              <bdi>{latest}</bdi>
            </Link>
          ),
        })}
      </StatusTag>
    );
  if (state === "superseded") return <StatusTag shape="over">{t("supersededByRound")}</StatusTag>;
  return <StatusTag shape="complete">{t("inForce")}</StatusTag>;
}
