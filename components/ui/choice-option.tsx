import type { ComponentProps, ReactNode } from "react";
import styles from "./field.module.css";

/** One choice with its label and, under it, the text that explains it and is read with it. */
export interface Choice {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  disabled?: boolean;
  /** The heading that it stands under with those beside it. */
  group?: string;
}

/** A radio or checkbox with label and description; the whole surface can be pressed. */
export function ChoiceOption({
  id,
  label,
  description,
  ...input
}: Omit<ComponentProps<"input">, "id"> & { id: string; label: ReactNode; description?: ReactNode }) {
  const descriptionId = description === undefined ? undefined : `${id}-description`;
  const describedBy = [descriptionId, input["aria-describedby"]].filter((one) => one !== undefined).join(" ");
  return (
    <div className={styles.option}>
      <input {...input} id={id} aria-describedby={describedBy === "" ? undefined : describedBy} />
      <label htmlFor={id} className={styles.optionLabel}>
        {label}
      </label>
      {description === undefined ? null : (
        <p id={descriptionId} className={styles.description}>
          {description}
        </p>
      )}
    </div>
  );
}
