import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import styles from "./filter-form.module.css";
import { FormControl } from "./form-control";
import type { PlainField } from "./form-field";

/** Filters of a list: a plain form that writes them into the address; its button says "Show" where nothing else fits. */
export function FilterForm({
  id,
  label,
  fields,
  submit,
  errors = {},
}: {
  id: string;
  label: string;
  fields: readonly PlainField[];
  submit?: string;
  /** What is wrong with what a field holds, by its name. */
  errors?: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("common");
  return (
    <search>
      <form className={styles.filters} aria-label={label}>
        {fields.map((field) => (
          <FormControl
            key={field.name}
            field={field}
            id={`${id}-${field.name}`}
            error={errors[field.name]}
            values={null}
          />
        ))}
        <div className={styles.submit}>
          <Button type="submit">{submit ?? t("show")}</Button>
        </div>
      </form>
    </search>
  );
}
