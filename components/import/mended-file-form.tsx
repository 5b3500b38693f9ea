import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import type { ImportRun } from "@/lib/import/runs/view";
import styles from "./import.module.css";
import { ImportFileField } from "./import-file-field";

/** Takes the mended file of an import, as a new import of the same kind. A plain form, so that it works without scripts. */
export function MendedFileForm({ run }: { run: ImportRun }) {
  const t = useTranslations("import");
  return (
    <section aria-labelledby="mended-title">
      <h2 id="mended-title">{t("run.mended")}</h2>
      <form method="post" action="/api/imports" encType="multipart/form-data" className={styles.form}>
        <input type="hidden" name="locale" value={useLocale()} />
        <input type="hidden" name="kind" value={run.kind} />
        <input type="hidden" name="round" value={run.choices.round ?? ""} />
        <ImportFileField />
        <Button>{t("page.begin")}</Button>
      </form>
    </section>
  );
}
