import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { InputField } from "@/components/ui/field";
import type { RegisterKey } from "@/db/enums";
import { PURPOSE_MIN } from "@/lib/export/register-file";
import { holdsFigures } from "@/lib/figures/schema";
import styles from "./register.module.css";

const FORMATS = ["csv", "xlsx", "json"] as const;

/**
 * What the table shows, on all its pages, as files, with how to cite them. Figures come as they were published; who may
 * read them as entered says for what.
 */
export function DownloadLinks({
  register,
  parameters,
  citation,
  hasWorkbook,
  mayTakeRaw,
}: {
  register: RegisterKey;
  parameters: Readonly<Record<string, string>>;
  citation: string;
  /** False where there are more entries than one workbook takes. */
  hasWorkbook: boolean;
  mayTakeRaw: boolean;
}) {
  const t = useTranslations("registers.download");
  const locale = useLocale();
  const address = (format: string) =>
    `/api/registers/${register}?${new URLSearchParams({ ...parameters, format, locale })}`;
  return (
    <section aria-labelledby="download-title" className={styles.section}>
      <h2 id="download-title">{t("title")}</h2>
      <p>{t(holdsFigures(register) ? "leadFigures" : "lead")}</p>
      <ul className={styles.files}>
        {FORMATS.filter((format) => format !== "xlsx" || hasWorkbook).map((format) => (
          <li key={format}>
            <a href={address(format)} download>
              {t(format)}
            </a>
          </li>
        ))}
        <li>
          <a href={address("code-book")} download>
            {t("codeBook")}
          </a>
        </li>
      </ul>
      <p className={styles.note}>{t("citation", { citation })}</p>
      {mayTakeRaw ? (
        <Disclosure summary={t("raw")}>
          <form method="post" action={`/api/registers/${register}`} className={styles.raw}>
            <input type="hidden" name="locale" value={locale} />
            <input type="hidden" name="format" value="csv" />
            {Object.entries(parameters).map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
            <InputField
              id="raw-purpose"
              name="purpose"
              label={t("purpose")}
              hint={t("purposeHint", { least: PURPOSE_MIN })}
              required
              minLength={PURPOSE_MIN}
              maxLength={500}
            />
            <Button>{t("takeRaw")}</Button>
          </form>
        </Disclosure>
      ) : null}
    </section>
  );
}
