import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { InstantText, PartialDateText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { type ChangedValue, ERASING, type HistoryLine } from "@/lib/audit/lines";
import { languageName } from "@/lib/i18n/format";
import { isMessage } from "@/lib/i18n/message-key";
import { UNDETERMINED } from "@/lib/text/language";
import { Change } from "./change";
import styles from "./history-table.module.css";

type HistoryProps<Value, Field extends string = string> = {
  id: string;
  caption: string;
  /** IANA name of the programme's zone. */
  zone: string;
  lines: readonly HistoryLine<Value, Field>[];
};

/** What was changed on one thing: when, by whom, what from and to, and why. Newest first. */
export function HistoryTable(props: HistoryProps<string>) {
  return (
    <HistoryOf {...props} show={(text, field) => <Value text={text} field={field} zone={props.zone} />} />
  );
}

/**
 * The same of values, and of fields, that a noun puts into words itself; `languageIfLong` is for values that are
 * read as a whole and tells their language, and `note` stands behind a change.
 */
export function HistoryOf<Value, Field extends string = string>({
  id,
  caption,
  zone,
  lines,
  show,
  name,
  languageIfLong,
  note,
}: HistoryProps<Value, Field> & {
  show: (value: Value, field: Field) => ReactNode;
  name?: (field: Field) => ReactNode;
  languageIfLong?: (value: Value) => string | null;
  note?: (change: { before: Value | null; after: Value | null }) => ReactNode;
}) {
  const t = useTranslations("administration.history");
  if (lines.length === 0) return <EmptyState title={t("empty")} />;
  return (
    <Table id={id} caption={caption} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("why")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.position}>
            <td className={styles.when} data-label={t("when")}>
              <InstantText instant={line.at} zone={zone} />
            </td>
            <td data-label={t("who")}>{line.actor ?? t("installation")}</td>
            <td className={styles.what} data-label={t("what")}>
              <div>
                {line.action === ERASING ? <p>{t("passageErased")}</p> : null}
                {line.changes === null ? (
                  t("erased")
                ) : (
                  <ul className={styles.changes}>
                    {line.changes.map((change) => (
                      <li key={change.field}>
                        {name === undefined ? <FieldName field={change.field} /> : name(change.field)}
                        {": "}
                        <ChangedField change={change} show={show} languageIfLong={languageIfLong} />
                        {note === undefined ? null : note(change)}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </td>
            <td data-label={t("why")}>{line.reason}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** One field of a change: what it held and what it holds. */
export function ChangedField<Value, Field extends string>({
  change: { field, before, after, words },
  show,
  languageIfLong,
}: {
  change: { field: Field } & ChangedValue<Value>;
  show: (value: Value, field: Field) => ReactNode;
  languageIfLong: ((value: Value) => string | null) | undefined;
}) {
  const value = after ?? before;
  const language = value === null ? null : (languageIfLong?.(value) ?? null);
  return (
    <Change
      before={before === null ? null : show(before, field)}
      after={after === null ? null : show(after, field)}
      words={words}
      language={language ?? UNDETERMINED}
      isLong={language !== null}
    />
  );
}

const PARTIAL_DATE = /^\d{4}-\d{2}(-\d{2})?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

/** Fields that hold the tag of a language. */
const LANGUAGE_FIELDS = ["locale", "language", "spokenLanguage"];

/** A stored value; dates in words, instants in the programme's zone, languages and codes of roles by their names. */
export function Value({ text, field, zone }: { text: string; field: string; zone: string }) {
  const t = useTranslations();
  const locale = useLocale();
  if (LANGUAGE_FIELDS.includes(field)) return <bdi>{languageName(locale, text)}</bdi>;
  if (INSTANT.test(text)) return <InstantText instant={text} zone={zone} />;
  if (PARTIAL_DATE.test(text)) return <PartialDateText date={text} />;
  const words = text.split(", ").map((word) => {
    const key = `administration.roles.${word}`;
    return isMessage(t, key) ? t(key) : word;
  });
  return <bdi>{words.join(", ")}</bdi>;
}

/** The field in words where there are some, else its own name. */
function FieldName({ field }: { field: string }) {
  const t = useTranslations();
  const keys = [`administration.history.fields.${field}`, `registers.fields.${field}`] as const;
  const key = keys.find((one) => isMessage(t, one));
  return key !== undefined && isMessage(t, key) ? t(key) : <code>{field}</code>;
}
