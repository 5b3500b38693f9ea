"use client";

import { useTranslations } from "next-intl";
import { type MouseEvent, useEffect, useState } from "react";
import { dropUploads } from "@/components/files/kept-uploads";
import { AnchorButton } from "@/components/ui/button";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import styles from "./exit-page.module.css";
import { forgetTypedWork } from "./typed-work";

const KEYS = ["Escape", "Shift"];
const PRESSES = 3;
/** Presses that lie further apart are no haste. */
const WITHIN_MS = 5_000;

/** Leaves without a trace: what was typed is gone, so is the mark of a file that was on its way, and going back does not lead here. */
function leave(address: string): void {
  forgetTypedWork();
  dropUploads();
  for (const form of document.forms) form.reset();
  document.body.hidden = true;
  window.location.replace(address);
}

/**
 * The way out for who must not be seen here: a button, or one of two keys three times. Without scripts a plain link.
 * After the exit of GOV.UK services.
 */
export function ExitPage({ address }: { address: string }) {
  const t = useTranslations("contribute");
  const [presses, setPresses] = useState(0);
  useEffect(() => {
    let count = 0;
    let last = 0;
    const pressed = ({ key, repeat, timeStamp }: KeyboardEvent) => {
      if (repeat) return;
      const counts = KEYS.includes(key);
      count = !counts ? 0 : timeStamp - last > WITHIN_MS ? 1 : count + 1;
      last = timeStamp;
      if (count >= PRESSES) leave(address);
      setPresses(count);
    };
    window.addEventListener("keydown", pressed, { capture: true });
    return () => window.removeEventListener("keydown", pressed, { capture: true });
  }, [address]);
  const follow = (event: MouseEvent) => {
    event.preventDefault();
    leave(address);
  };
  return (
    <div className={styles.exit} data-print="hide">
      <AnchorButton href={address} kind="danger" rel="noreferrer nofollow" onClick={follow}>
        {t("leave")}
      </AnchorButton>
      <span className={styles.keys}>{t("leaveKeys")}</span>
      <VisuallyHidden role="status">
        {presses > 0 && presses < PRESSES ? t("leaveMore", { count: PRESSES - presses }) : ""}
      </VisuallyHidden>
    </div>
  );
}
