"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useRef, useState } from "react";
import { deleteWorkOnDevice, deviceMayHoldWork, workOnDevice } from "@/components/outbox/device-holds";
import { tabWork } from "@/components/outbox/tab-work";
import { UnsentDownload } from "@/components/outbox/unsent-download";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Locale } from "@/lib/i18n/locales";

/** The ratings of which something is unsent, on the device or in this tab. */
async function unsentRatings(person: string): Promise<ReadonlySet<string>> {
  await tabWork()?.settle();
  const kept = (await deviceMayHoldWork()) ? await workOnDevice(person) : [];
  return new Set([...kept, ...(tabWork()?.inMemoryOnly() ?? [])]);
}

/** Signs out by a plain form; asks first where unsent work would be lost. */
export function SignOutForm({ locale, person }: { locale: Locale; person: string }) {
  const t = useTranslations("authentication.signOut");
  const form = useRef<HTMLFormElement>(null);
  const [count, setCount] = useState(0);
  const ask = async (event: FormEvent) => {
    event.preventDefault();
    const { size } = await unsentRatings(person);
    if (size === 0) form.current?.submit();
    else setCount(size);
  };
  const leave = async () => {
    tabWork()?.discard();
    await deleteWorkOnDevice(person);
    form.current?.submit();
  };
  const stay = () => setCount(0);
  return (
    <>
      <form ref={form} method="post" action="/api/session/sign-out" onSubmit={ask}>
        <input type="hidden" name="locale" value={locale} />
        <Button kind="quiet" size="small">
          {t("button")}
        </Button>
      </form>
      <Dialog
        open={count > 0}
        onClose={stay}
        title={t("unsentTitle")}
        closeLabel={t("stay")}
        actions={
          <>
            <Button type="button" onClick={stay}>
              {t("stay")}
            </Button>
            <Button type="button" kind="danger" onClick={leave}>
              {t("deleteAndLeave")}
            </Button>
          </>
        }
      >
        <p>{t("unsent", { count })}</p>
        {count === 0 ? null : (
          <UnsentDownload
            read={async () =>
              (await import("@/components/outbox/unsent-everywhere")).unsentEverywhere(person)
            }
          />
        )}
      </Dialog>
    </>
  );
}
