"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import styles from "@/components/ui/field.module.css";
import type { PersonalTrace } from "@/lib/text/personal-data";
import { TraceList } from "./trace-list";

/** The rule waits until the typing pauses, so that it never runs for a key and reads no half-typed word aloud. */
const PAUSE_MS = 1_200;

/** The id of the note of a field, for its `aria-describedby`. */
export function personalNoteId(field: string): string {
  return `${field}-personal`;
}

/**
 * Says below a field that its text may tell who a person is, and what to do. It never stops anybody. The rule is
 * fetched once, when somebody first writes. Without scripts the answer of the form says so.
 */
export function PersonalDataNote({ field }: { field: string }) {
  const t = useTranslations("common.personalData");
  const [traces, setTraces] = useState<readonly PersonalTrace[]>([]);
  useEffect(() => {
    const control = document.getElementById(field);
    if (!(control instanceof HTMLTextAreaElement || control instanceof HTMLInputElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = () => {
      const text = control.value;
      if (text.trim() === "") return setTraces([]);
      import("@/lib/text/personal-data").then(
        ({ personalTracesIn }) => {
          if (!isGone && control.value === text) setTraces(personalTracesIn(text));
        },
        () => undefined,
      );
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(look, PAUSE_MS);
    };
    const events = ["input", "focus"] as const;
    for (const event of events) control.addEventListener(event, later);
    control.addEventListener("blur", look);
    // Somebody may have begun to write before the page lived.
    if (document.activeElement === control) later();
    return () => {
      isGone = true;
      clearTimeout(timer);
      for (const event of events) control.removeEventListener(event, later);
      control.removeEventListener("blur", look);
    };
  }, [field]);
  return (
    <div id={personalNoteId(field)} role="status" className={styles.notice}>
      {traces.length === 0 ? null : (
        <>
          <p>{t("title")}</p>
          <TraceList traces={traces} />
          <p>{t("advice")}</p>
        </>
      )}
    </div>
  );
}
