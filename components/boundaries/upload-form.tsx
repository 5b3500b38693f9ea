import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { FormActions } from "@/components/ui/form-actions";
import { FILE_BYTES_MAX } from "@/lib/files/limits";
import styles from "./boundaries.module.css";

/** Sends a boundary file to be looked at. A plain form, so that it works without scripts. */
export function BoundaryUploadForm({ locale, error }: { locale: string; error: string | undefined }) {
  const t = useTranslations("boundaries.upload");
  return (
    <form method="post" action="/api/boundary-sets" encType="multipart/form-data" className={styles.form}>
      <input type="hidden" name="locale" value={locale} />
      <FileField
        id="boundary-file"
        name="file"
        accept=".json,.geojson,.topojson,application/geo+json,application/json"
        label={t("file")}
        hint={t("hint", { megabytes: FILE_BYTES_MAX / 1_000_000 })}
        error={error}
        required
      />
      <FormActions>
        <Button type="submit">{t("submit")}</Button>
      </FormActions>
    </form>
  );
}
