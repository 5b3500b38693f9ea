"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useUnsent } from "@/components/outbox/outbox-context";
import { AnchorButton, Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SESSION_IDLE_MINUTES } from "@/lib/auth/session-rules";
import type { FieldPack } from "@/lib/field-mode/pack";
import { FIELD_DAYS_MAX } from "@/lib/field-mode/rules";
import { formatInstant } from "@/lib/i18n/format";
import { withLocale } from "@/lib/i18n/locales";
import { askForDevice, fetchPack } from "./field-line";
import styles from "./field-mode.module.css";
import { keepPackAgain, type OpenedDevice } from "./field-store";
import { useLine } from "./use-line";

type Longer = { state: "ready" | "asking" | "failed" } | { state: "done"; until: string };

/** Whether there is a line, until when the assessment lies here, and the ways to keep it longer and to lock it. */
export function FieldLine({ device, pack }: { device: Pick<OpenedDevice, "id" | "key">; pack: FieldPack }) {
  const t = useTranslations("fieldMode.shell");
  const locale = useLocale();
  const hasLine = useLine(useUnsent());
  const [longer, setLonger] = useState<Longer>({ state: "ready" });
  useRenewedPack(device, pack);
  const instant = (iso: string) => formatInstant(locale, iso, pack.zone);
  const keepLonger = async () => {
    setLonger({ state: "asking" });
    const allowed = await askForDevice(pack, { deviceId: device.id }, pack.person.userId);
    const newer = allowed === null ? null : await fetchPack(pack, device.id, locale);
    if (newer === null) return setLonger({ state: "failed" });
    await keepPackAgain(device.key, newer);
    return setLonger({ state: "done", until: newer.until });
  };
  return (
    <>
      <Notice kind={hasLine ? "good" : "information"} title={t(hasLine ? "line" : "noLine")} role="status">
        <p>
          {t("state", {
            until: instant(longer.state === "done" ? longer.until : pack.until),
            made: instant(pack.madeAt),
          })}{" "}
          {t("closes", { minutes: SESSION_IDLE_MINUTES })}
        </p>
      </Notice>
      <div className={styles.buttons} data-print="hide">
        {hasLine ? (
          <Button
            type="button"
            size="small"
            aria-disabled={longer.state === "asking" || undefined}
            onClick={() => void keepLonger()}
          >
            {t("longer", { days: FIELD_DAYS_MAX })}
          </Button>
        ) : null}
        {hasLine ? (
          <AnchorButton size="small" href={withLocale(`/rounds/${pack.round}/${pack.iso3}`, locale)}>
            {t("toAssessment")}
          </AnchorButton>
        ) : null}
        {/* The key goes with the page. */}
        <Button type="button" size="small" onClick={() => window.location.reload()}>
          {t("close")}
        </Button>
        <span role="status">
          {longer.state === "done" ? t("longerDone", { until: instant(longer.until) }) : null}
          {longer.state === "failed" ? t("longerFailed") : null}
        </span>
      </div>
    </>
  );
}

/** Once everything was sent, the device holds what the server has now, so that the next sitting starts from there. */
function useRenewedPack({ id, key }: Pick<OpenedDevice, "id" | "key">, pack: FieldPack) {
  const locale = useLocale();
  const unsent = useUnsent().length;
  const before = useRef(0);
  useEffect(() => {
    const wasSent = before.current > 0 && unsent === 0;
    before.current = unsent;
    if (!wasSent) return;
    void fetchPack(pack, id, locale).then((newer) =>
      newer === null ? undefined : keepPackAgain(key, newer),
    );
  }, [unsent, pack, id, key, locale]);
}
