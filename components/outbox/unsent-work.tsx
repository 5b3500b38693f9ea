"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { formattingTagOf, type Locale } from "@/lib/i18n/locales";
import { indicatorOfAddress, type OutboxEntry, PAUSES } from "@/lib/outbox/entry";
import { useOutbox, useStoreState, useUnsent } from "./outbox-context";
import { UnsentDownload } from "./unsent-download";
import styles from "./unsent-work.module.css";

/** Work is shown here only after it waited this long: what saves within seconds needs no list. */
const SHOWN_AFTER_MS = 15_000;
const TICK_MS = 5_000;
const MINUTE_MS = 60_000;

/** What is on this device only: since when, how often it was tried, why it waits, and what one can do. */
export function UnsentWork() {
  const t = useTranslations("outbox");
  const outbox = useOutbox();
  const unsent = useUnsent();
  const store = useStoreState();
  const now = useNow(unsent.length > 0);
  const old = unsent.filter(
    ({ unsentSince, pause }) =>
      pause !== null || (unsentSince !== null && now - unsentSince > SHOWN_AFTER_MS),
  );
  return (
    <>
      {store === "insecure" || store === "unavailable" ? (
        <p className={styles.store}>{t(`notKept.${store}`)}</p>
      ) : null}
      {old.length === 0 ? null : (
        <div className={styles.floating} role="status">
          <details>
            <summary>{t("title", { count: old.length })}</summary>
            <div className={styles.text}>
              <p>{t("lead")}</p>
              <ul className={styles.list}>
                {old.map((entry) => (
                  <UnsentRow key={entry.address} entry={entry} now={now} />
                ))}
              </ul>
              <Button
                type="button"
                size="small"
                onClick={() => {
                  outbox?.resume(PAUSES);
                  void outbox?.flush();
                }}
              >
                {t("tryNow")}
              </Button>{" "}
              <UnsentDownload read={async () => ({ entries: unsent, isAll: true })} />
            </div>
          </details>
        </div>
      )}
    </>
  );
}

function UnsentRow({ entry, now }: { entry: OutboxEntry; now: number }) {
  const t = useTranslations("outbox");
  const locale = useLocale();
  const indicator = indicatorOfAddress(entry.address);
  return (
    <li>
      {t("row", { indicator, age: ageText(locale, now - (entry.unsentSince ?? now)), tries: entry.tries })}{" "}
      {entry.pause === null ? null : <>{t(`pause.${entry.pause}`)} </>}
      <Link href={`${entry.page}#${indicator}`}>{t("go", { indicator })}</Link>
    </li>
  );
}

function ageText(locale: Locale, age: number): string {
  const format = new Intl.RelativeTimeFormat(formattingTagOf(locale), { numeric: "auto" });
  const minutes = Math.round(age / MINUTE_MS);
  if (minutes < 60) return format.format(-minutes, "minute");
  const hours = Math.round(minutes / 60);
  return hours < 48 ? format.format(-hours, "hour") : format.format(-Math.round(hours / 24), "day");
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return;
    // The page may have stood open for long before anything was typed.
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [ticking]);
  return now;
}
