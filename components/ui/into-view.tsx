"use client";

import { type ReactNode, useEffect, useRef } from "react";
import styles from "./into-view.module.css";

/**
 * What must be seen: with each new `answer` that it tells, the page scrolls as far as it where it lies outside. Where the
 * answer made something that stands elsewhere on the page, the page goes there instead, and the focus with it.
 */
export function IntoView({
  answer,
  made,
  children,
}: {
  answer: object;
  /** The id of the element of what was made. */
  made?: string | undefined;
  children: ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!answer) return;
    const there = made === undefined ? null : document.getElementById(made);
    there?.focus();
    (there ?? place.current)?.scrollIntoView({ block: "nearest" });
  }, [answer, made]);
  return (
    <div ref={place} className={styles.place}>
      {children}
    </div>
  );
}
