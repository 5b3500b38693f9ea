import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import type { CitedRating } from "@/lib/sources/view";
import { AskedRemoval } from "./asked-removal";
import styles from "./source.module.css";

/** The ratings that rest on a source, with what was taken away; a person who drafts takes a citation away here, once asked. */
export function CitedRatings({
  citations,
  passageNames,
  remove,
}: {
  citations: readonly CitedRating[];
  passageNames: Readonly<Record<string, string>>;
  remove: ServerAction<{ indicator: string }, "removed_already">;
}) {
  const t = useTranslations("sources");
  if (citations.length === 0) return <p className={styles.note}>{t("citations.none")}</p>;
  return (
    <Table id="citations" caption={t("citations.title")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("citations.rating")}</th>
          <th scope="col">{t("citations.passage")}</th>
          <th scope="col">{t("citations.shows")}</th>
          <th scope="col">{t("citations.stance")}</th>
          <th scope="col">{t("citations.state")}</th>
        </tr>
      </thead>
      <tbody>
        {citations.map((citation) => (
          <tr key={citation.id} className={citation.removed ? styles.removed : undefined}>
            <th scope="row">
              <RatingName citation={citation} />
            </th>
            <td dir="auto">{passageNames[citation.passageId]}</td>
            <td>{t(`shows.${citation.shows}`)}</td>
            <td>{t(`stance.${citation.stance}`)}</td>
            <td>
              {citation.removed ? t("citations.removed") : t("citations.inForce")}
              {citation.mayRemove ? (
                <AskedRemoval open={t("citations.remove")} question={t("citations.removeAsk")}>
                  <ActionButton
                    action={remove}
                    values={{ round: citation.round, iso3: citation.iso3, citationId: citation.id }}
                    text={t("citations.removeNow")}
                    reasons={{ removed_already: t("reasons.removed_already") }}
                  />
                </AskedRemoval>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The rating's place, as a way to it where it stands on a domain's page. */
function RatingName({ citation: { round, iso3, indicator, domain } }: { citation: CitedRating }) {
  const name = <bdi>{[round, iso3, indicator].join(" · ")}</bdi>;
  return domain === null ? (
    name
  ) : (
    <Link href={`/rounds/${round}/${iso3}/${domain}#${indicator}`}>{name}</Link>
  );
}
