import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import type { Field, FieldValue } from "@/lib/registers/fields";
import styles from "./register.module.css";
import { type CountryNames, valueInWords } from "./register-words";

/** What a field of an entry holds, as its reader sees it; nothing where it holds nothing. */
export function FieldValueText({
  field,
  value,
  names,
  language,
}: {
  field: Field;
  value: FieldValue | undefined;
  names: CountryNames;
  /** BCP 47 tag of what was typed. */
  language: string;
}) {
  const t = useTranslations();
  const text = valueInWords(t, field, value, names);
  if (text === null) return null;
  switch (field.kind) {
    case "text":
    case "paragraph":
      return (
        <span className={styles.lines} dir="auto" lang={language === "und" ? undefined : language}>
          {text}
        </span>
      );
    case "day":
      return <DayText day={text} />;
    case "link":
      return (
        <a href={text} rel="noreferrer" dir="ltr">
          {text}
        </a>
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
