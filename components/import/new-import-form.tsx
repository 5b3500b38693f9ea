import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { InputField, SelectField } from "@/components/ui/field";
import type { RunKind } from "@/lib/import/runs/schema";
import styles from "./import.module.css";
import { ImportFileField } from "./import-file-field";

/** The first step: what is imported, and the file. A plain form, so that it works without scripts. */
export function NewImportForm({ locale, kinds }: { locale: string; kinds: readonly RunKind[] }) {
  const t = useTranslations();
  const options = kinds.map((kind) => ({
    value: kind,
    label:
      kind === "sources" || kind === "ratings"
        ? t(`import.kinds.${kind}`)
        : t(`registers.nouns.${kind}.title`),
  }));
  return (
    <form method="post" action="/api/imports" encType="multipart/form-data" className={styles.form}>
      <input type="hidden" name="locale" value={locale} />
      <SelectField id="import-kind" name="kind" label={t("import.page.kind")}>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </SelectField>
      <ImportFileField />
      <InputField
        id="import-round"
        name="round"
        label={t("import.page.round")}
        hint={t("import.page.roundHint")}
        maxLength={40}
      />
      <Button kind="primary">{t("import.page.begin")}</Button>
    </form>
  );
}
