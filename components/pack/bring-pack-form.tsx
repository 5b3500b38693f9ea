import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { FILE_BYTES_MAX } from "@/lib/files/limits";
import styles from "./pack.module.css";

/** Sends a filled pack. A plain form, so that it works without scripts. */
export function BringPackForm({ action, locale }: { action: string; locale: string }) {
  const t = useTranslations("pack.bring");
  return (
    <form method="post" action={action} encType="multipart/form-data" className={styles.form}>
      <input type="hidden" name="locale" value={locale} />
      <FileField
        id="pack-file"
        name="file"
        label={t("file")}
        hint={t("hint", { megabytes: FILE_BYTES_MAX / 1_000_000 })}
        accept=".xlsx"
        required
      />
      <Button>{t("submit")}</Button>
    </form>
  );
}
