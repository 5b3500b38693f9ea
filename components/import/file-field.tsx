import { useTranslations } from "next-intl";
import { InputField } from "@/components/ui/field";

/** The field that takes the file of an import; once on a page. */
export function FileField() {
  const t = useTranslations("import.page");
  return (
    <InputField
      id="import-file"
      name="file"
      type="file"
      label={t("file")}
      hint={t("fileHint")}
      accept=".csv,.txt,.tsv,.xlsx,.json"
      required
    />
  );
}
