"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { FileUpload } from "@/components/files/file-upload";
import { Notice } from "@/components/ui/notice";
import { recordOfTicket } from "@/lib/contributions/rules";

/** Sends a file of a contribution by its ticket, and stays on the page. */
export function AddFile({ ticket, id = "file" }: { ticket: string; id?: string }) {
  const t = useTranslations("contribute");
  const locale = useLocale();
  const [kept, setKept] = useState(0);
  return (
    <>
      {kept === 0 ? null : (
        <Notice kind="good" role="status">
          <p>{t("sent.fileKept")}</p>
        </Notice>
      )}
      <FileUpload
        key={kept}
        id={id}
        door={{
          address: `/api/contributions/uploads/${ticket}`,
          record: recordOfTicket(ticket),
          person: null,
        }}
        locale={locale}
        hasFile={false}
        onDone={() => setKept((count) => count + 1)}
      />
    </>
  );
}
