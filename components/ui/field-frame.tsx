import type { ReactNode } from "react";
import styles from "./field.module.css";

/** What every field has around its control. Texts are already translated. */
export interface FieldProps {
  /** The id of the control; hint and error are `ID-hint` and `ID-error`. */
  id: string;
  label: ReactNode;
  /** One sentence, no links. */
  hint?: ReactNode;
  /** What is wrong and what to do; the same words stand in the error summary. */
  error?: string | undefined;
  /** The word beside the label of a field that may stay empty ("optional"). */
  optional?: string | undefined;
  /** Under the control: what is noticed about what stands in it. */
  below?: ReactNode;
}

/** The ids that describe a control, for `aria-describedby`. */
export function describedBy(
  { id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">,
  ...more: (string | undefined)[]
): string | undefined {
  const ids = [hint === undefined ? undefined : `${id}-hint`, error ? `${id}-error` : undefined, ...more];
  const text = ids.filter((one) => one !== undefined).join(" ");
  return text === "" ? undefined : text;
}

/** Hint and error of a field, in the order in which they are read. */
export function FieldNotes({ id, hint, error }: Pick<FieldProps, "id" | "hint" | "error">) {
  return (
    <>
      {hint === undefined ? null : (
        <div id={`${id}-hint`} className={styles.hint}>
          {hint}
        </div>
      )}
      {error ? (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      ) : null}
    </>
  );
}

/** Label, hint and error around one control. */
export function FieldFrame({ children, below, ...field }: FieldProps & { children: ReactNode }) {
  return (
    <div className={styles.field} data-invalid={field.error ? "" : undefined}>
      <label htmlFor={field.id} className={styles.label}>
        {field.label}
        {field.optional ? <span className={styles.optional}> ({field.optional})</span> : null}
      </label>
      <FieldNotes {...field} />
      {children}
      {below}
    </div>
  );
}
