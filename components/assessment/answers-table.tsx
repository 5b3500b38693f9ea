import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { RatingView } from "@/lib/ratings/schema";
import styles from "./answers-table.module.css";
import { useFieldText } from "./indicator-card/field-text";

/** The answers of one domain, each with a way to change it. */
export function AnswersTable({
  domain,
  title,
  language,
  ratings,
  titleOf,
  place,
  mayChange,
}: {
  domain: string;
  title: string;
  language: string;
  ratings: readonly RatingView[];
  /** Title of an indicator by its code. */
  titleOf: ReadonlyMap<string, string>;
  place: { round: string; iso3: string };
  mayChange: boolean;
}) {
  const t = useTranslations();
  const { judgement } = useFieldText();
  return (
    <Table
      id={`answers-${domain}`}
      caption={
        <>
          {t("assessment.check.answersCaption", { domain })}{" "}
          <span lang={language} dir="auto">
            {title}
          </span>
        </>
      }
      stacks
    >
      <thead>
        <tr>
          <th scope="col" className={styles.indicator}>
            {t("assessment.check.indicator")}
          </th>
          <th scope="col" className={styles.answer}>
            {t("assessment.check.answer")}
          </th>
          <th scope="col" className={styles.confidence}>
            {t("assessment.check.confidence")}
          </th>
          <th scope="col" className={styles.sources} data-numeric>
            {t("assessment.check.sources")}
          </th>
          {mayChange ? (
            <th scope="col" className={styles.change}>
              {t("assessment.check.change")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {ratings.map((rating) => (
          <tr key={rating.indicator}>
            <th scope="row">
              {rating.indicator}{" "}
              <span lang={language} dir="auto">
                {titleOf.get(rating.indicator)}
              </span>
            </th>
            <td data-label={t("assessment.check.answer")}>
              {rating.state === null
                ? t("rating.notYet")
                : judgement(rating.state, rating.level, rating.notAssessedReason)}
            </td>
            <td data-label={t("assessment.check.confidence")}>
              {rating.state === null || rating.confidence === null
                ? "–"
                : t(`rating.confidence.${rating.confidence.effective}`)}
            </td>
            <td data-label={t("assessment.check.sources")} data-numeric>
              {rating.citations.length}
            </td>
            {mayChange ? (
              <td data-label={t("assessment.check.change")}>
                <Link href={`/rounds/${place.round}/${place.iso3}/${domain}#${rating.indicator}`}>
                  {t("assessment.check.change")}
                  <VisuallyHidden> {rating.indicator}</VisuallyHidden>
                </Link>
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
