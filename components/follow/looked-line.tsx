"use client";

import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/i18n/format";
import styles from "./follow.module.css";
import type { LineState } from "./use-followed";

/** As of when the cards are shown, and what changed on them since the reader said that it was seen. */
export function LookedLine({
  asOf,
  zone,
  line,
  refresh,
  changed,
  onSeen,
}: {
  asOf: string;
  zone: string;
  line: LineState;
  /** The page anew, for who has no scripts and where nothing is asked any more. */
  refresh: string;
  /** Codes of the cards that changed. */
  changed: readonly string[];
  onSeen: () => void;
}) {
  const t = useTranslations("follow");
  const locale = useLocale();
  const time = formatInstant(locale, asOf, zone, { show: "clock" });
  return (
    <div className={styles.looked}>
      <p>
        {line === "live" ? (
          <span data-as-of={asOf}>{t("asOf", { time })}</span>
        ) : (
          <StatusTag shape="attention">{t(line, { time })}</StatusTag>
        )}{" "}
        <a href={refresh} data-print="hide">
          {t("refresh")}
        </a>
      </p>
      <p>
        <span aria-live="polite" className={styles.changes}>
          {t(changed.length === 0 ? "nothingChanged" : "changed")}{" "}
          {changed.map((code) => (
            <a key={code} href={`#${code}`}>
              {code}
            </a>
          ))}
        </span>
        <Button
          type="button"
          size="small"
          kind="secondary"
          className={styles.seen}
          data-print="hide"
          aria-disabled={changed.length === 0 || undefined}
          onClick={onSeen}
        >
          {t("seen")}
        </Button>
      </p>
    </div>
  );
}
