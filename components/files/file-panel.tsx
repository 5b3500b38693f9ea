import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { AnchorButton } from "@/components/ui/button";
import type { ServerAction } from "@/lib/core/action-state";
import type { FileView } from "@/lib/files/view";
import { formatCount } from "@/lib/i18n/format";
import { FileUpload } from "./file-upload";
import styles from "./files.module.css";
import type { UploadDoor } from "./resumable-upload";
import { UploadOutcome } from "./upload-outcome";

const BYTES_IN_KILOBYTE = 1000;

/** The file of a record: what it is, the way to it, and for those who write the record the way to another. */
export function FilePanel<T>({
  address,
  uploads,
  file,
  mayWrite,
  mayRemove = mayWrite,
  outcome,
  detach,
}: {
  /** Where the file is fetched from. */
  address: string;
  /** Where it is sent to. */
  uploads: UploadDoor;
  file: FileView | null;
  mayWrite: boolean;
  /** The file may be taken away also where no other may be given. */
  mayRemove?: boolean;
  /** What became of a file that was sent: `done` or a reason. */
  outcome: string | undefined;
  /** Takes the file away from the record that `values` name, where a record may lose it. */
  detach?: { action: ServerAction<T>; values: Readonly<Record<string, string>> };
}) {
  const t = useTranslations("files");
  const locale = useLocale();
  return (
    <>
      <UploadOutcome outcome={outcome} />
      {file === null ? (
        <p className={styles.note}>{t("none")}</p>
      ) : (
        <div className={styles.actions}>
          <p className={styles.name}>
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
            <AnchorButton href={address} size="small" download>
              {t("download")}
            </AnchorButton>
          )}
          {mayRemove && detach !== undefined ? (
            <ActionButton {...detach} text={t("remove")} kind="quiet" reasons={{}} />
          ) : null}
        </div>
      )}
      {mayWrite ? <FileUpload door={uploads} locale={locale} hasFile={file !== null} /> : null}
    </>
  );
}
