"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { FileField } from "@/components/ui/file-field";
import { FILE_ACCEPT, FILE_BYTES_MAX } from "@/lib/files/limits";
import type { FileRefusal } from "@/lib/files/refusals";
import { FILE_REFUSALS } from "@/lib/files/refusals";
import styles from "./files.module.css";
import type { UploadNews } from "./resumable-upload";

type Progress = { status: "idle" } | Exclude<UploadNews, { status: "done" }>;
/** Where a file is sent so that it can go on where it stopped, and for whom. */
export type ResumableDoor = { endpoint: string; person: string };

const UNPROCESSABLE = 422;
const TOO_MANY = 429;

async function sha256Of(file: File): Promise<string | null> {
  if (!("subtle" in crypto)) return null;
  const digest = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function refusalOf(answer: string): FileRefusal {
  const parsed: unknown = JSON.parse(answer);
  const reason = typeof parsed === "object" && parsed !== null && "reason" in parsed ? parsed.reason : "";
  return FILE_REFUSALS.find((known) => known === reason) ?? "damaged";
}

/**
 * Sends the file of a record and says how far it is; where the record has a door for it, it goes on where it stopped.
 * Without scripts the same form sends it as a whole and the server
 * answers with the page.
 */
export function FileUpload({
  id = "file",
  address,
  resumable,
  locale,
  hasFile,
  onDone = () => window.location.assign("?file=done"),
}: {
  /** Of the field, where several stand on a page. */
  id?: string;
  address: string;
  resumable?: ResumableDoor | undefined;
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
    if (resumable) return sendResumably(file, resumable);
    const sha256 = await sha256Of(file);
    const request = new XMLHttpRequest();
    request.open("PUT", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    if (sha256 !== null) request.setRequestHeader("x-file-sha256", sha256);
    request.upload.onprogress = ({ loaded, total }) =>
      setProgress({ status: "sending", percent: Math.floor((loaded / total) * 100) });
    request.upload.onload = () => setProgress({ status: "checking" });
    request.onerror = () => setProgress({ status: "failed" });
    request.onload = () => {
      if (request.status === 200) return onDone();
      if (request.status === UNPROCESSABLE) {
        return setProgress({ status: "refused", reason: refusalOf(request.responseText) });
      }
      if (request.status === TOO_MANY) return setProgress({ status: "refused", reason: "too_many" });
      setProgress({ status: "failed" });
    };
    request.send(file);
  };
  const sendResumably = async (file: File, door: ResumableDoor) => {
    const tell = (news: UploadNews) => {
      if (news.status === "done") onDone();
      else setProgress(news);
    };
    try {
      const { sendFile } = await import("./resumable-upload");
      const upload = await sendFile(file, { ...door, tell });
      setCancel(() => upload.cancel);
    } catch {
      setProgress({ status: "failed" });
    }
  };
  return (
    <form
      method="post"
      action={address}
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
