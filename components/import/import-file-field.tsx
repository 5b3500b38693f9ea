import { useTranslations } from "next-intl";
import { FileField } from "@/components/ui/file-field";

/** The field that takes the file of an import; once on a page. */
export function ImportFileField() {
  const t = useTranslations("import.page");
  return (
    <FileField
      id="import-file"
      name="file"
      label={t("file")}
      hint={t("fileHint")}
      accept=".csv,.txt,.tsv,.xlsx,.json"
      required
    />
  );
}
