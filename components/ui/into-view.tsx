"use client";

import { type ReactNode, useEffect, useRef } from "react";
import styles from "./into-view.module.css";

/** What must be seen: with each new `answer` that it tells, the page scrolls as far as it where it lies outside. */
export function IntoView({ answer, children }: { answer: object; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) place.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  return (
    <div ref={place} className={styles.place}>
      {children}
    </div>
  );
}
