import { useLocale, useTranslations } from "next-intl";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { figureText } from "@/lib/figures/figure-text";
import { formatList, languageName } from "@/lib/i18n/format";
import type { Field, Values } from "@/lib/registers/fields";
import { type CountryNames, valueInWords } from "@/lib/registers/reader-words";
import { langOf } from "@/lib/text/language";
import styles from "./register.module.css";

/** What a field of an entry or of one of its rows holds, as its reader sees it; nothing where it holds nothing. */
export function FieldValueText({
  field,
  values,
  names,
  language,
  asEntered = false,
}: {
  field: Field;
  values: Values;
  names: CountryNames;
  /** BCP 47 tag of what was typed. */
  language: string;
  /** Whether its figure stands as it was entered, which is said beside it. */
  asEntered?: boolean;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const value = values[field.name];
  const { valueStatus: status } = values;
  // A number is never shown without what it is: a count, an estimate, or hidden.
  if (field.name === "value" && typeof status === "string" && field.kind === "integer") {
    const figure = { status, value: typeof value === "number" ? value : null };
    return figureText(t, locale, { ...figure, isRaw: asEntered });
  }
  const text = valueInWords(t, field, value, names);
  if (text === null) return null;
  switch (field.kind) {
    case "text":
    case "paragraph":
      return (
        <span className={styles.lines} dir="auto" lang={langOf(language)}>
          {text}
        </span>
      );
    case "day":
      return <DayText day={text} />;
    case "partial_date":
      return <PartialDateText date={text} />;
    case "link":
      return (
        <a href={text} rel="noreferrer" dir="ltr">
          {text}
        </a>
      );
    case "languages":
      return formatList(
        locale,
        [value ?? []].flat().map((tag) => languageName(locale, String(tag))),
      );
    case "entries":
      return (Array.isArray(value) ? value : []).map((code, index) => (
        <span key={code}>
          {index === 0 ? null : ", "}
          <Link href={`/${field.register}/${code}`}>
            <bdi>{code}</bdi>
          </Link>
        </span>
      ));
    case "country":
    case "code":
    case "codes":
    case "countries":
    case "flag":
      return text;
    default:
      return <bdi>{text}</bdi>;
  }
}
