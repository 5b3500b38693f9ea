import { useTranslations } from "next-intl";
import { Change } from "@/components/audit/change";
import { PlainText } from "@/components/references/plain-text";
import { ChangedSource, CitationUse } from "@/components/source/changed-citation";
import { InstantText } from "@/components/ui/date-text";
import { isRatingText, type RatingFieldName } from "@/lib/ratings/fields";
import { newestFirst } from "@/lib/ratings/history-order";
import type { CitationChange, FieldRevision, RatingRevision } from "@/lib/ratings/schema";
import { useFieldText } from "./field-text";
import styles from "./indicator-card.module.css";
import list from "./revision-list.module.css";

/** These stand behind the state that they belong to. */
const BEHIND: readonly RatingFieldName[] = ["level", "notAssessedReason"];

/** Changes of a rating and of its sources, newest first: when, by whom, why, and what each field was and is. */
export function RevisionList({
  revisions,
  citations,
  zone,
}: {
  revisions: readonly RatingRevision[];
  citations: readonly CitationChange[];
  zone: string;
}) {
  const t = useTranslations("rating.history");
  // Of one instant the rating was made first, for the source to be given to it.
  const lines = newestFirst([
    ...revisions.toReversed().map(({ at, who, ...revision }) => ({
      key: String(revision.version),
      at,
      who,
      what: <Revision revision={revision} />,
    })),
    ...citations.toReversed().map((change) => ({
      key: change.key,
      at: change.at,
      who: change.who,
      what: <Citation change={change} />,
    })),
  ]);
  return (
    <ol className={list.revisions}>
      {lines.map(({ key, at, who, what }) => (
        <li key={key}>
          <p>
            <InstantText instant={at} zone={zone} /> · <bdi>{who ?? t("team")}</bdi>
          </p>
          {what}
        </li>
      ))}
    </ol>
  );
}

function Citation({ change }: { change: CitationChange }) {
  const t = useTranslations("rating.history");
  return (
    <dl>
      <div>
        <dt>{t(`citation.${change.what}`)}</dt>
        <dd>
          <ChangedSource change={change} />
          <div className={styles.soft}>
            <CitationUse change={change} />
          </div>
        </dd>
      </div>
    </dl>
  );
}

function Revision({ revision }: { revision: Omit<RatingRevision, "at" | "who"> }) {
  const t = useTranslations("rating.history");
  const { nameOf, valueText } = useFieldText();
  return (
    <>
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
    </>
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
