"use client";

import { useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { canSeal } from "@/components/outbox/record-store";
import { EmptyState } from "@/components/ui/empty-state";
import { deviceMayHoldField } from "./field-holds";
import { FieldLeft } from "./field-left";
import { letGoOfWhatIsOver } from "./field-line";
import { type FieldDevice, fieldDevices, type OpenedDevice } from "./field-store";
import { FieldWork } from "./field-work";
import { UnlockForm } from "./unlock-form";
import { useIdleLock } from "./use-idle-lock";

/** While the page is seen, the server is asked this often whether what lies here may stay. */
const ASKED_EVERY_MS = 60_000;

/** What this browser holds: not looked at yet, nothing can lie here, or the devices in it. */
type Held = "looking" | "unsupported" | readonly FieldDevice[];

/** The page that opens without a line: asks for the passphrase, then shows what was taken along. */
export function FieldShell() {
  const t = useTranslations("fieldMode.shell");
  const [held, setHeld] = useState<Held>("looking");
  const [open, setOpen] = useState<OpenedDevice | null>(null);
  useIdleLock(open !== null);
  const look = useCallback(async () => {
    if (!canSeal()) return setHeld("unsupported");
    const devices = (await deviceMayHoldField()) ? await fieldDevices().catch(() => null) : [];
    if (devices === null) return setHeld("unsupported");
    setHeld(devices);
    // What was forgotten from elsewhere leaves the screen, too.
    return setOpen((now) =>
      now === null || devices.some(({ id, hasPack }) => id === now.id && hasPack)
        ? now
        : { ...now, pack: null },
    );
  }, []);
  const ask = useCallback(async () => {
    await letGoOfWhatIsOver().catch(() => undefined);
    await look();
  }, [look]);
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible") void ask();
    };
    void look().then(ask);
    const timer = setInterval(seen, ASKED_EVERY_MS);
    window.addEventListener("online", ask);
    document.addEventListener("visibilitychange", seen);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", ask);
      document.removeEventListener("visibilitychange", seen);
    };
  }, [look, ask]);

  if (open !== null) {
    const { pack, ...device } = open;
    return pack === null ? <FieldLeft device={device} /> : <FieldWork device={device} pack={pack} />;
  }
  if (held === "looking")
    return (
      <noscript>
        <p>{t("needsScript")}</p>
      </noscript>
    );
  if (held === "unsupported") return <p>{t("unsupported")}</p>;
  if (held.length === 0)
    return (
      <EmptyState title={t("none")}>
        <p>{t("noneLead")}</p>
      </EmptyState>
    );
  return <UnlockForm devices={held} onOpen={setOpen} />;
}
