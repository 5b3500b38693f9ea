import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { FILE_REFUSALS } from "@/lib/files/refusals";

/** What became of a file that was sent, as the address of the page says it: `done` or a reason. */
export function UploadOutcome({ outcome }: { outcome: string | readonly string[] | undefined }) {
  const t = useTranslations("files");
  const refusal = FILE_REFUSALS.find((reason) => reason === outcome);
  return (
    <>
      {outcome === "done" ? (
        <Notice kind="good" role="status">
          <p>{t("done")}</p>
        </Notice>
      ) : null}
      {refusal === undefined ? null : (
        <Notice kind="danger" role="status">
          <p>{t(`refused.${refusal}`)}</p>
        </Notice>
      )}
    </>
  );
}
