import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import type { RatingFieldName } from "@/lib/ratings/fields";
import type { RatingRevision } from "@/lib/ratings/schema";
import { useFieldText } from "./field-text";
import styles from "./indicator-card.module.css";

/** These stand behind the state that they belong to. */
const BEHIND: readonly RatingFieldName[] = ["level", "notAssessedReason"];

/** Changes of a rating, newest first: when, by whom, why, and what each field was set to. */
export function RevisionList({ revisions, zone }: { revisions: readonly RatingRevision[]; zone: string }) {
  const t = useTranslations("rating.history");
  const { nameOf, valueText } = useFieldText();
  return (
    <ol className={styles.revisions}>
      {revisions.map((revision) => (
        <li key={revision.version}>
          <p>
            <InstantText instant={revision.at} zone={zone} /> · {revision.who ?? t("team")}
          </p>
          {revision.reason === null ? null : <p>{t("reason", { reason: revision.reason })}</p>}
          {revision.erased ? <p>{t("erased")}</p> : null}
          {revision.fields.length === 0 && !revision.erased ? <p>{t("nothing")}</p> : null}
          <dl>
            {revision.fields
              .filter(({ field }) => !BEHIND.includes(field))
              .concat(revision.fields.filter(({ field }) => BEHIND.includes(field)))
              .map(({ field, value }) => (
                <div key={field}>
                  <dt>{nameOf(field)}</dt>
                  <dd dir="auto">
                    {field === "state" && value === "rated" ? t("rated") : valueText(field, value)}
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}
