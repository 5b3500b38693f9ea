"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { deviceMayHoldWork } from "@/components/outbox/device-holds";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Locale } from "@/lib/i18n/locales";

/** What the device still holds unsent, and how to take it away. */
type UnsentWork = { count: number; clear: () => Promise<void> };

/** Loads the store of unsent work only where there may be some. */
async function unsentWork(): Promise<UnsentWork | null> {
  if (!(await deviceMayHoldWork())) return null;
  const { openDeviceStore } = await import("@/components/outbox/device-store");
  const store = await openDeviceStore("sign-out");
  if (typeof store === "string") return null;
  const kept = await store.all();
  return kept.length === 0 ? null : { count: kept.length, clear: store.clear };
}

/** Signs out by a plain form; asks first where unsent work would be lost. */
export function SignOutForm({ locale }: { locale: Locale }) {
  const t = useTranslations("authentication.signOut");
  const form = useRef<HTMLFormElement>(null);
  const [work, setWork] = useState<UnsentWork | null>(null);
  const ask = (event: FormEvent) => {
    event.preventDefault();
    unsentWork()
      .catch(() => null)
      .then((found) => (found === null ? form.current?.submit() : setWork(found)));
  };
  const leave = async () => {
    await work?.clear().catch(() => undefined);
    form.current?.submit();
  };
  return (
    <>
      <form ref={form} method="post" action="/api/session/sign-out" onSubmit={ask}>
        <input type="hidden" name="locale" value={locale} />
        <Button kind="quiet" size="small">
          {t("button")}
        </Button>
      </form>
      <Dialog
        open={work !== null}
        onClose={() => setWork(null)}
        title={t("unsentTitle")}
        closeLabel={t("stay")}
        actions={
          <>
            <Button type="button" onClick={() => setWork(null)}>
              {t("stay")}
            </Button>
            <Button type="button" kind="danger" onClick={leave}>
              {t("deleteAndLeave")}
            </Button>
          </>
        }
      >
        <p>{t("unsent", { count: work?.count ?? 0 })}</p>
      </Dialog>
    </>
  );
}
