"use client";

import { useTranslations } from "next-intl";
import { type ComponentProps, useEffect, useRef, useState } from "react";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";
import styles from "./file-field.module.css";

/**
 * Chooses one file. What a browser writes into its own control is in the language of the browser, so the words of the
 * page stand there instead; without scripts the browser's own control shows what was chosen.
 */
export function FileField({
  id,
  label,
  hint,
  error,
  optional,
  ...input
}: FieldProps & Omit<ComponentProps<"input">, keyof FieldProps | "className" | "type" | "onChange">) {
  const t = useTranslations("common.file");
  const [name, setName] = useState<string | null>(null);
  const control = useRef<HTMLInputElement>(null);
  // A form that was sent comes back without its file.
  useEffect(() => {
    const form = control.current?.form;
    const clear = () => setName(null);
    form?.addEventListener("reset", clear);
    return () => form?.removeEventListener("reset", clear);
  }, []);
  const field = { id, label, hint, error, optional };
  return (
    <FieldFrame {...field}>
      <div className={styles.control} data-invalid={error ? "" : undefined}>
        <input
          {...input}
          ref={control}
          type="file"
          id={id}
          className={styles.input}
          aria-describedby={describedBy(field)}
          aria-invalid={error ? true : undefined}
          onChange={({ target }) => setName(target.files?.[0]?.name ?? null)}
        />
        <span className={styles.face} aria-hidden="true">
          <span className={styles.browse}>{t("browse")}</span>
          {name === null ? <span className={styles.none}>{t("none")}</span> : <bdi>{name}</bdi>}
        </span>
      </div>
    </FieldFrame>
  );
}
