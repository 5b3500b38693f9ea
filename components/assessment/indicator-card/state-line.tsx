"use client";

import { useLocale, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useOutbox } from "@/components/outbox/outbox-context";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatInstant, formatList } from "@/lib/i18n/format";
import type { OutboxEntry } from "@/lib/outbox/entry";
import { type SaveState, saveStateOf } from "@/lib/outbox/save-state";
import { useFieldText } from "./field-text";
import styles from "./state-line.module.css";

const SHAPES: Record<SaveState, StatusShape> = {
  untouched: "empty",
  typing: "half",
  saving: "half",
  incomplete: "half",
  saved: "complete",
  trying_again: "attention",
  conflict: "attention",
  signed_out: "attention",
  locked: "attention",
  invalid: "attention",
};
/** Said aloud; typing and saving only show, so that who listens is not interrupted by every key. */
const ANNOUNCED: readonly SaveState[] = [
  "saved",
  "trying_again",
  "conflict",
  "signed_out",
  "locked",
  "invalid",
];
const ANNOUNCE_AFTER_MS = 1_000;

/** How the rating stands between this device and the server, always in the same place. */
export function StateLine({
  entry,
  openedWith,
  zone,
}: {
  entry: OutboxEntry;
  /** Instant of the last save when the page was made: a later one was made in this visit and needs no day. */
  openedWith: string | null;
  zone: string;
}) {
  const t = useTranslations("rating.saveState");
  const locale = useLocale();
  const { nameOf } = useFieldText();
  const outbox = useOutbox();
  const state = saveStateOf(entry);
  const waits = state === "trying_again" && outbox?.waitsForLine === true;
  const words = waits
    ? t("onDevice")
    : state === "saved" && entry.savedAt !== null
      ? t("saved", {
          time: formatInstant(locale, entry.savedAt, zone, {
            show: entry.savedAt === openedWith ? "both" : "time",
          }),
        })
      : t(state === "saved" ? "untouched" : state);
  const { changedElsewhere } = entry;
  const elsewhere =
    changedElsewhere.length === 0
      ? null
      : t("changedElsewhere", { fields: formatList(locale, changedElsewhere.map(nameOf)) });
  const spoken = [ANNOUNCED.includes(state) ? words : null, elsewhere].filter((text) => text !== null);
  return (
    <div
      className={styles.line}
      data-save-state={state}
      data-held={SHAPES[state] === "attention" || elsewhere !== null ? "" : undefined}
    >
      <span aria-hidden="true">
        <StatusTag shape={SHAPES[state]}>{words}</StatusTag>
        {elsewhere === null ? null : <span className={styles.elsewhere}>{elsewhere}</span>}
      </span>
      <Announcement text={spoken.length === 0 ? null : spoken.join(". ")} />
    </div>
  );
}

function Announcement({ text }: { text: string | null }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setSaid(text), ANNOUNCE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <VisuallyHidden>
      <span aria-live="polite">{said}</span>
    </VisuallyHidden>
  );
}
