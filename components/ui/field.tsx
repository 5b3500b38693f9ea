import type { ComponentProps } from "react";
import { classNames } from "./class-names";
import styles from "./field.module.css";
import { describedBy, FieldFrame, type FieldProps } from "./field-frame";

type Without<Props> = Omit<Props, keyof FieldProps | "className">;
type Width = { width?: "full" | "short" };

/** A line of text with its label, hint and error. */
export function InputField({
  id,
  label,
  hint,
  error,
  optional,
  below,
  width = "full",
  ...input
}: FieldProps & Width & Without<ComponentProps<"input">>) {
  const field = { id, label, hint, error, optional, below };
  return (
    <FieldFrame {...field}>
      <input
        type="text"
        {...input}
        id={id}
        className={classNames(styles.control, width === "short" && styles.short)}
        aria-describedby={describedBy(field, input["aria-describedby"])}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}

/** Several lines of text. `reading` gives the larger type of a text that others will read. */
export function TextareaField({
  id,
  label,
  hint,
  error,
  optional,
  below,
  reading = false,
  ...textarea
}: FieldProps & { reading?: boolean } & Without<ComponentProps<"textarea">>) {
  const field = { id, label, hint, error, optional, below };
  return (
    <FieldFrame {...field}>
      <textarea
        rows={4}
        dir="auto"
        {...textarea}
        id={id}
        className={classNames(styles.control, styles.area, reading && styles.reading)}
        aria-describedby={describedBy(field, textarea["aria-describedby"])}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}

/** One choice of a list. Its children are `<option>`s. */
export function SelectField({
  id,
  label,
  hint,
  error,
  optional,
  width = "full",
  ...select
}: FieldProps & Width & Without<ComponentProps<"select">>) {
  const field = { id, label, hint, error, optional };
  return (
    <FieldFrame {...field}>
      <select
        {...select}
        id={id}
        className={classNames(styles.control, width === "short" && styles.short)}
        aria-describedby={describedBy(field, select["aria-describedby"])}
        aria-invalid={error ? true : undefined}
      />
    </FieldFrame>
  );
}
