"use client";

import { useLocale, useTranslations } from "next-intl";
import { useCallback, useEffect, useState } from "react";
import { canSeal } from "@/components/outbox/record-store";
import { AnchorButton, Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { idle, type ServerAction } from "@/lib/core/action-state";
import { FIELD_PATH } from "@/lib/field-mode/rules";
import { formatInstant } from "@/lib/i18n/format";
import { withLocale } from "@/lib/i18n/locales";
import { useRouter } from "@/lib/i18n/navigation";
import { deviceMayHoldField } from "./field-holds";
import styles from "./field-mode.module.css";
import { dropDevice, type FieldDevice, fieldDevices } from "./field-store";
import { canKeepShell, dropShells } from "./shell-keeper";
import { SwitchOnForm } from "./switch-on-form";

export type FieldHereProps = {
  place: { round: string; iso3: string };
  person: { userId: string; email: string };
  /** The ids of the person's devices that have this assessment now, in whichever browser. */
  devices: readonly string[];
  zone: string;
  forget: ServerAction<{ deviceId: string }>;
};

type Here = "looking" | "unsupported" | "off" | FieldDevice;

/** Whether the browser one is using has the assessment: switches it on, opens it, lets go of it. */
export function FieldHere({ place, person, devices, zone, forget }: FieldHereProps) {
  const t = useTranslations("fieldMode");
  const [here, setHere] = useState<Here>("looking");
  const [isNew, setIsNew] = useState(false);
  const router = useRouter();
  const known = devices.join();
  const look = useCallback(async () => {
    if (!canSeal() || !canKeepShell()) return setHere("unsupported");
    const held = (await deviceMayHoldField()) ? await fieldDevices().catch(() => null) : [];
    if (held === null) return setHere("unsupported");
    return setHere(held.find(({ id }) => known.split(",").includes(id)) ?? "off");
  }, [known]);
  useEffect(() => void look(), [look]);

  if (here === "looking")
    return (
      <noscript>
        <p>{t("here.needsScript")}</p>
      </noscript>
    );
  if (here === "unsupported") return <Notice kind="warning">{t("here.unsupported")}</Notice>;
  if (here === "off")
    return (
      <>
        <p>{t("here.off")}</p>
        <SwitchOnForm
          place={place}
          person={person}
          forget={forget}
          onDone={() => {
            setIsNew(true);
            router.refresh();
          }}
        />
      </>
    );
  return (
    <DeviceOn
      device={here}
      isNew={isNew}
      zone={zone}
      forget={forget}
      onGone={() => {
        setHere("off");
        setIsNew(false);
        router.refresh();
      }}
    />
  );
}

function DeviceOn({
  device,
  isNew,
  zone,
  forget,
  onGone,
}: Pick<FieldHereProps, "zone" | "forget"> & { device: FieldDevice; isNew: boolean; onGone: () => void }) {
  const t = useTranslations("fieldMode");
  const tCommon = useTranslations("common");
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState(false);
  const letGo = async () => {
    setAsking(false);
    const form = new FormData();
    form.set("deviceId", device.id);
    const answer = await forget(idle, form).catch(() => null);
    if (answer?.status !== "done") return setFailed(true);
    await dropDevice(device.id);
    if ((await fieldDevices()).length === 0) await dropShells();
    return onGone();
  };
  return (
    <>
      {isNew ? (
        <Notice kind="good" role="status">
          {t("on.done")}
        </Notice>
      ) : null}
      <p>{t("here.on", { until: formatInstant(locale, device.until.toISOString(), zone) })}</p>
      <div className={styles.buttons}>
        {/* Not by the router: the worker answers for the page only where it is asked for as a whole. */}
        <AnchorButton kind="primary" href={withLocale(FIELD_PATH, locale)}>
          {t("here.open")}
        </AnchorButton>
        <Button
          type="button"
          onClick={() => {
            if (device.unsent > 0) setAsking(true);
            else void letGo();
          }}
        >
          {t("here.switchOff")}
        </Button>
      </div>
      <p role="status">{failed ? t("here.failedOff") : null}</p>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("here.switchOff")}
        closeLabel={tCommon("back")}
        actions={
          <Button type="button" kind="danger" onClick={() => void letGo()}>
            {t("here.switchOffAnyway")}
          </Button>
        }
      >
        <p>{t("here.switchOffUnsent", { count: device.unsent })}</p>
      </Dialog>
    </>
  );
}
