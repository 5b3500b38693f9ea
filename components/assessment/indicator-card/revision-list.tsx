import { useTranslations } from "next-intl";
import { Change } from "@/components/audit/change";
import { PlainText } from "@/components/references/plain-text";
import { InstantText } from "@/components/ui/date-text";
import { isRatingText, type RatingFieldName } from "@/lib/ratings/fields";
import type { FieldRevision, RatingRevision } from "@/lib/ratings/schema";
import { useFieldText } from "./field-text";
import styles from "./indicator-card.module.css";

/** These stand behind the state that they belong to. */
const BEHIND: readonly RatingFieldName[] = ["level", "notAssessedReason"];

/** Changes of a rating, newest first: when, by whom, why, and what each field was and is. */
export function RevisionList({ revisions, zone }: { revisions: readonly RatingRevision[]; zone: string }) {
  const t = useTranslations("rating.history");
  const { nameOf, valueText } = useFieldText();
  return (
    <ol className={styles.revisions}>
      {revisions.map((revision) => (
        <li key={revision.version}>
          <p>
            <InstantText instant={revision.at} zone={zone} /> · <bdi>{revision.who ?? t("team")}</bdi>
          </p>
          {revision.reason === null ? null : <p dir="auto">{t("reason", { reason: revision.reason })}</p>}
          {revision.erased ? <p>{t("erased")}</p> : null}
          {revision.fields.length === 0 && !revision.erased ? <p>{t("nothing")}</p> : null}
          <dl>
            {revision.fields
              .filter(({ field }) => !BEHIND.includes(field))
              .concat(revision.fields.filter(({ field }) => BEHIND.includes(field)))
              .map((change) => (
                <div key={change.field}>
                  <dt>{nameOf(change.field)}</dt>
                  <dd>
                    <ChangedField change={change} language={revision.language} />
                  </dd>
                </div>
              ))}
            {revision.changeCause === null ? null : (
              <div>
                <dt>{nameOf("changeCause")}</dt>
                <dd>{valueText("changeCause", revision.changeCause)}</dd>
              </div>
            )}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function ChangedField({
  change: { field, before, after, words },
  language,
}: {
  change: FieldRevision;
  language: string;
}) {
  const t = useTranslations("rating.history");
  const { valueText } = useFieldText();
  const isText = isRatingText(field);
  const show = (value: FieldRevision["after"]) => {
    if (value === null) return null;
    if (isText && typeof value === "string") return <PlainText text={value} language={language} />;
    return field === "state" && value === "rated" ? t("rated") : valueText(field, value);
  };
  return (
    <Change before={show(before)} after={show(after)} words={words} language={language} isLong={isText} />
  );
}
