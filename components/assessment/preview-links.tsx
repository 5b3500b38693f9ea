import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { PREVIEWS, type Preview, type PreviewProofs, withProofs } from "@/lib/assessments/previews";

/** The ways to both previews, each with whether the reader opened it since the content last changed. */
export function PreviewLinks({
  base,
  proofs,
  opened,
}: {
  /** Address of the assessment. */
  base: string;
  proofs: PreviewProofs;
  opened: Readonly<Record<Preview, boolean>>;
}) {
  const t = useTranslations("rating.submit");
  return (
    <>
      <p>{t("previewFirst")}</p>
      <ul>
        {PREVIEWS.map((view) => (
          <li key={view}>
            <Link href={withProofs(`${base}/preview?as=${view}`, proofs)}>
              {t(view === "state" ? "previewState" : "previewReader")}
            </Link>{" "}
            <StatusTag shape={opened[view] ? "complete" : "empty"}>
              {t(opened[view] ? "opened" : "notOpened")}
            </StatusTag>
          </li>
        ))}
      </ul>
    </>
  );
}
