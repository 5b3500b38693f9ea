import type { TypedValues } from "@/lib/core/action-state";
import { FormControl } from "./form-control";
import type { FormField } from "./form-field";
import styles from "./form-fields.module.css";
import { RowList } from "./row-list";

/** The fields of a form in order; those of a group or of a row stand under its legend. */
export function FormFields({
  id,
  fields,
  errorOf,
  values,
}: {
  /** The id of the form; a field's is `ID-NAME`. */
  id: string;
  fields: readonly FormField[];
  errorOf: (name: string) => string | undefined;
  values: TypedValues | null;
}) {
  return fields.map((field) =>
    field.kind === "rows" ? (
      <RowList key={field.name} {...{ id, field, errorOf, values }} />
    ) : field.kind === "group" ? (
      <fieldset key={field.name} className={styles.group}>
        <legend className={styles.legend}>{field.legend}</legend>
        {field.hint === undefined ? null : <p className={styles.hint}>{field.hint}</p>}
        <div className={styles.fields}>
          <FormFields id={id} fields={field.fields} errorOf={errorOf} values={values} />
        </div>
      </fieldset>
    ) : (
      <FormControl
        key={`${field.name} ${field.kind === "hidden" ? field.value : ""}`}
        field={field}
        id={`${id}-${field.name}`}
        error={errorOf(field.name)}
        values={values}
      />
    ),
  );
}
