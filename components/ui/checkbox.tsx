import type { ComponentProps } from "react";
import { ChoiceOption } from "./choice-option";
import styles from "./field.module.css";
import { describedBy, FieldNotes, type FieldProps } from "./field-frame";

/** A single yes or no. The hint stands under its label. */
export function Checkbox({
  id,
  label,
  hint,
  error,
  ...input
}: Omit<FieldProps, "optional"> & Omit<ComponentProps<"input">, keyof FieldProps | "type" | "className">) {
  return (
    <div className={styles.field} data-invalid={error ? "" : undefined}>
      <FieldNotes id={id} error={error} />
      <ChoiceOption
        {...input}
        id={id}
        type="checkbox"
        label={label}
        description={hint}
        aria-describedby={describedBy({ id, error })}
        aria-invalid={error ? true : undefined}
      />
    </div>
  );
}
