import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { AnchorButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { FILE_REFUSALS } from "@/lib/files/refusals";
import { formatCount } from "@/lib/i18n/format";
import type { SourceDetail } from "@/lib/sources/view";
import { FileUpload } from "./file-upload";
import type { ServerActionOf } from "./server-action";
import styles from "./source.module.css";

const BYTES_IN_KILOBYTE = 1000;

/** The file of a source: what it is, the way to it, and for those who write the source the way to another. */
export function FilePanel({
  source,
  outcome,
  detach,
}: {
  source: Pick<SourceDetail, "code" | "file" | "may">;
  /** What became of a file that was sent without scripts: `done` or a reason. */
  outcome: string | undefined;
  detach: ServerActionOf<{ code: string }>;
}) {
  const t = useTranslations("sources.file");
  const locale = useLocale();
  const refusal = FILE_REFUSALS.find((reason) => reason === outcome);
  const { file } = source;
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
      {file === null ? (
        <p className={styles.note}>{t("none")}</p>
      ) : (
        <div className={styles.actions}>
          <p>
            <bdi>{file.name}</bdi>{" "}
            <span className={styles.note}>
              {t("size", {
                size: formatCount(locale, Math.max(1, Math.round(file.size / BYTES_IN_KILOBYTE))),
              })}
            </span>
          </p>
          {file.quarantined ? (
            <p>{t("quarantined")}</p>
          ) : (
            <AnchorButton href={`/api/sources/${source.code}/file`} size="small" download>
              {t("download")}
            </AnchorButton>
          )}
          {source.may.write ? (
            <ActionButton
              action={detach}
              values={{ code: source.code }}
              text={t("remove")}
              kind="quiet"
              reasons={{}}
            />
          ) : null}
        </div>
      )}
      {source.may.write ? <FileUpload code={source.code} locale={locale} hasFile={file !== null} /> : null}
    </>
  );
}
