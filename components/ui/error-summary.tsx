"use client";

import { useEffect, useRef } from "react";
import styles from "./error-summary.module.css";

/**
 * One mistake: the id of the field it is in (none where it belongs to no field) and the words beside that field,
 * with the name of the field before them where they do not say it.
 */
export interface FieldError {
  fieldId?: string | undefined;
  text: string;
}

/** All mistakes of a form, first in the main column; takes the focus when it appears or its list changes. */
export function ErrorSummary({ title, errors }: { title: string; errors: readonly FieldError[] }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className={styles.summary} role="alert" tabIndex={-1}>
      <h2 className={styles.title}>{title}</h2>
      <ul className={styles.list}>
        {errors.map(({ fieldId, text }) => (
          <li key={`${fieldId} ${text}`}>
            {fieldId === undefined ? text : <a href={`#${fieldId}`}>{text}</a>}
          </li>
        ))}
      </ul>
    </div>
  );
}
