import { useTranslations } from "next-intl";
import { EditionText } from "@/components/scorecard/edition-text";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { ChangedRating } from "@/lib/ratings/history";
import styles from "./changed-ratings.module.css";

/** A domain of the edition, with the words of its indicators by code. */
type DomainOfIndicators = {
  code: string;
  title: string;
  indicators: readonly { code: string; title: string }[];
};

/** The way from an assessment to the history of each rating, by domain in the order of the edition. */
export function ChangedRatings({
  place: { round, iso3 },
  ratings,
  domains,
  language,
  zone,
}: {
  place: { round: string; iso3: string };
  ratings: readonly ChangedRating[];
  domains: readonly DomainOfIndicators[];
  /** BCP 47 tag of the edition. */
  language: string;
  zone: string;
}) {
  const t = useTranslations("rounds.history");
  const kinds = useTranslations("rounds.ratingKinds");
  if (ratings.length === 0) return <EmptyState title={t("noRatings")} />;
  return (
    <Table id="ratings" caption={t("ratingsTitle")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("domain")}</th>
          <th scope="col">{t("ratingsChanged")}</th>
        </tr>
      </thead>
      <tbody>
        {domains.map(({ code, title, indicators }) => {
          const own = indicators.flatMap((indicator) =>
            ratings
              .filter((rating) => rating.indicator === indicator.code)
              .map((rating) => ({ ...rating, title: indicator.title })),
          );
          return own.length === 0 ? null : (
            <tr key={code}>
              <th scope="row">
                {code} <EditionText language={language}>{title}</EditionText>
              </th>
              <td data-label={t("ratingsChanged")}>
                <ul className={styles.ratings}>
                  {own.map((rating) => (
                    <li key={`${rating.indicator} ${rating.kind}`}>
                      <bdi>
                        <Link href={`/rounds/${round}/${iso3}/history/${rating.indicator}/${rating.kind}`}>
                          {rating.indicator}
                          <VisuallyHidden>
                            {" "}
                            <EditionText language={language}>{rating.title}</EditionText>
                          </VisuallyHidden>
                          {rating.kind === "assessor" ? null : ` (${kinds(rating.kind)})`}
                        </Link>
                      </bdi>{" "}
                      <InstantText instant={rating.at} zone={zone} show="day" />
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
