"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { FILE_ACCEPT, FILE_BYTES_MAX } from "@/lib/files/limits";
import styles from "./files.module.css";
import type { UploadDoor, UploadNews } from "./resumable-upload";

type Progress = { status: "idle" } | Exclude<UploadNews, { status: "done" }>;
/**
 * Sends the file of a record and says how far it is; it goes on where it stopped. Without scripts the same form sends it
 * as a whole, and the server answers with the page.
 */
export function FileUpload({
  id = "file",
  door,
  locale,
  hasFile,
  onDone = () => window.location.assign("?file=done"),
}: {
  /** Of the field, where several stand on a page. */
  id?: string;
  door: UploadDoor;
  locale: string;
  hasFile: boolean;
  /** What follows once the file was kept; otherwise the page is loaded again and says so. */
  onDone?: () => void;
}) {
  const t = useTranslations("files");
  const [progress, setProgress] = useState<Progress>({ status: "idle" });
  const [cancel, setCancel] = useState<(() => void) | null>(null);
  const busy = ["sending", "paused", "checking"].includes(progress.status);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0)
      return setProgress({ status: "refused", reason: "empty" });
    if (file.size > FILE_BYTES_MAX) return setProgress({ status: "refused", reason: "too_large" });
    setProgress({ status: "sending", percent: 0 });
    const tell = (news: UploadNews) => {
      if (news.status === "done") onDone();
      else setProgress(news);
    };
    try {
      const { sendFile } = await import("./resumable-upload");
      const upload = await sendFile(file, door, tell);
      setCancel(() => upload.cancel);
    } catch {
      setProgress({ status: "failed" });
    }
  };
  return (
    <form
      method="post"
      action={door.address}
      encType="multipart/form-data"
      onSubmit={send}
      className={styles.upload}
    >
      <input type="hidden" name="locale" value={locale} />
      <FileField
        id={id}
        name="file"
        accept={FILE_ACCEPT}
        label={t("choose")}
        hint={t("hint", { megabytes: FILE_BYTES_MAX / 1_000_000 })}
        error={progress.status === "refused" ? t(`refused.${progress.reason}`) : undefined}
      />
      <Button type="submit" aria-disabled={busy || undefined}>
        {hasFile ? t("replace") : t("send")}
      </Button>
      {progress.status === "sending" ? (
        <progress value={progress.percent} max={100} aria-label={t("title")} className={styles.progress} />
      ) : null}
      <p role="status" className={styles.note}>
        {progress.status === "sending" ? t("sending", { percent: progress.percent }) : null}
        {progress.status === "paused" ? t("paused") : null}
        {progress.status === "checking" ? t("checking") : null}
        {progress.status === "failed" ? t("failed") : null}
      </p>
      {busy && cancel !== null ? (
        <Button
          type="button"
          kind="quiet"
          onClick={() => {
            cancel();
            setCancel(null);
            setProgress({ status: "idle" });
          }}
        >
          {t("cancel")}
        </Button>
      ) : null}
    </form>
  );
}
