import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";

/** Who stands behind an edition: who validated it, the organisation that published it elsewhere, or nobody yet. */
export function EditionStanding({
  edition: { validation, publishedElsewhere },
}: {
  edition: { validation: { by: string } | null; publishedElsewhere: { by: string | null } | null };
}) {
  const t = useTranslations("method");
  if (validation !== null)
    return <StatusTag shape="complete">{t("validated", { by: validation.by })}</StatusTag>;
  if (publishedElsewhere === null) return <StatusTag shape="half">{t("proposal")}</StatusTag>;
  const { by } = publishedElsewhere;
  return (
    <StatusTag shape="elsewhere">
      {by === null ? t("publishedElsewhere") : t("publishedElsewhereBy", { by })}
    </StatusTag>
  );
}
