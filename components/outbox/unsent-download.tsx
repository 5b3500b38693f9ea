"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { type OutboxEntry, unsentFields } from "@/lib/outbox/entry";

/** What can be read of somebody's unsent work. */
export type ReadUnsent = { entries: readonly OutboxEntry[]; isAll: boolean };

/** A button that, after a warning, gives the person a file with everything unsent. */
export function UnsentDownload({ read }: { read: () => Promise<ReadUnsent> }) {
  const t = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const [isPart, setIsPart] = useState(false);
  const give = async () => {
    const { entries, isAll } = await read().catch(() => ({ entries: [], isAll: false }));
    if (entries.length > 0) save(entries);
    setIsPart(!isAll);
    setAsking(false);
  };
  return (
    <>
      <Button type="button" size="small" kind="quiet" onClick={() => setAsking(true)}>
        {t("unsentDownload.button")}
      </Button>
      <div role="status">{isPart ? <p>{t("unsentDownload.part")}</p> : null}</div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("unsentDownload.button")}
        closeLabel={t("back")}
        actions={
          <Button type="button" onClick={() => void give()}>
            {t("unsentDownload.anyway")}
          </Button>
        }
      >
        <p>{t("unsentDownload.warning")}</p>
      </Dialog>
    </>
  );
}

/** Plain JSON, by rating. */
function save(entries: readonly OutboxEntry[]) {
  const work = entries.map((entry) => ({ rating: entry.address, fields: unsentFields(entry) }));
  const url = URL.createObjectURL(new Blob([JSON.stringify(work, null, 2)], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "unsent-work.json";
  link.click();
  URL.revokeObjectURL(url);
}
