import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { ChangedField, HistoryOf } from "@/components/audit/history-table";
import { Link } from "@/components/ui/link";
import { isMessage } from "@/lib/i18n/message-key";
import { isGiven, type RegisterDefinition } from "@/lib/registers/fields";
import type { EntryChange, EntryHistoryLine, EntryHistoryValue } from "@/lib/registers/history";
import { type CountryNames, fieldLabel, historyFieldLabel, titleInWords } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import { UNDETERMINED } from "@/lib/text/language";
import { FieldValueText } from "./field-value";
import styles from "./register.module.css";

/** The changes of an entry in words: labels of code lists, names of countries, titles of the entries it leads to. */
export function EntryHistory({
  definition,
  lines,
  names,
  zone,
}: {
  definition: RegisterDefinition;
  lines: readonly EntryHistoryLine[];
  names: CountryNames;
  zone: string;
}) {
  const t = useTranslations("registers.entry");
  const all = useTranslations();
  return (
    <HistoryOf
      id="history"
      caption={t("history")}
      zone={zone}
      lines={lines}
      name={(field) => historyFieldLabel(all, definition.fields.find(({ name }) => name === field) ?? field)}
      languageIfLong={(value) => (isLong(value) ? UNDETERMINED : null)}
      show={(value) => <HistoryValue value={value} names={names} />}
      note={({ after }) => (after?.kind === "links" ? ` · ${t("openLinksOnly")}` : null)}
    />
  );
}

/** The changes of an entry alone, without who made them and when. */
export function EntryChanges({
  definition,
  changes,
  names,
}: {
  definition: RegisterDefinition;
  changes: readonly EntryChange[];
  names: CountryNames;
}) {
  const t = useTranslations();
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.field}>
          {historyFieldLabel(t, definition.fields.find(({ name }) => name === change.field) ?? change.field)}
          {": "}
          <ChangedField
            change={change}
            show={(value) => <HistoryValue value={value} names={names} />}
            languageIfLong={(value) => (isLong(value) ? UNDETERMINED : null)}
          />
        </li>
      ))}
    </ul>
  );
}

/** Rows and texts of several lines are read beside what they were. */
function isLong(value: EntryHistoryValue): boolean {
  return value.kind === "rows" || (value.kind === "field" && value.field.kind === "paragraph");
}

function HistoryValue({ value, names }: { value: EntryHistoryValue; names: CountryNames }) {
  const t = useTranslations();
  if (value.kind === "links") {
    return value.entries.map(({ register, code, title }, index) => (
      <span key={code}>
        {index === 0 ? null : " · "}
        <Link href={entryPath(register, code)}>
          <bdi>{code}</bdi> <span dir="auto">{titleInWords(t, title, names)}</span>
        </Link>
      </span>
    ));
  }
  if (value.kind === "rows") {
    return (
      <ol className={styles.rows}>
        {value.rows.map(({ position, values }) => (
          <li key={position} value={position}>
            {value.fields
              .filter(({ name }) => isGiven(values[name]))
              .map((field, index) => (
                <Fragment key={field.name}>
                  {index === 0 ? null : " · "}
                  {fieldLabel(t, field)}:{" "}
                  <FieldValueText field={field} values={values} names={names} language={UNDETERMINED} />
                </Fragment>
              ))}
          </li>
        ))}
      </ol>
    );
  }
  const { field } = value;
  const word = `registers.${field.name === "accessClass" ? "access" : field.name}.${value.value}`;
  if ((field.name === "status" || field.name === "accessClass") && isMessage(t, word)) return t(word);
  return (
    <FieldValueText
      field={field}
      values={{ [field.name]: value.value }}
      names={names}
      language={UNDETERMINED}
    />
  );
}
