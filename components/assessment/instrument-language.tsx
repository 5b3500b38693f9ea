import { useLocale, useTranslations } from "next-intl";
import { WRITING_LANGUAGES } from "@/lib/ratings/writing-languages";
import styles from "./instrument-language.module.css";

/** Said where the instrument's words stand in another language than the page. */
export function InstrumentLanguage({ language }: { language: string }) {
  const t = useTranslations("assessment");
  if (language === useLocale()) return null;
  const known = WRITING_LANGUAGES.find((one) => one === language) ?? "other";
  return <p className={styles.note}>{t("domain.language", { language: t(`languages.${known}`) })}</p>;
}
