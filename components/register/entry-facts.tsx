import { useTranslations } from "next-intl";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { Table } from "@/components/ui/table";
import { type Field, isGiven, type RegisterDefinition, type Values } from "@/lib/registers/fields";
import { type CountryNames, fieldLabel } from "@/lib/registers/reader-words";
import type { EntryDetail } from "@/lib/registers/view";
import { FieldValueText } from "./field-value";
import styles from "./register.module.css";

/**
 * What is recorded of an entry: its fields as pairs, its rows as tables; what nobody gave is left out,
 * and so are lists that have pages of their own.
 */
export function EntryFacts({
  definition,
  entry,
  names,
}: {
  definition: RegisterDefinition;
  entry: EntryDetail;
  names: CountryNames;
}) {
  const t = useTranslations();
  const show = (field: Field, values: Values) => (
    <FieldValueText
      field={field}
      values={values}
      names={names}
      language={entry.language}
      asEntered={entry.asEntered}
    />
  );
  const items: Description[] = definition.fields
    .filter(({ name }) => isGiven(entry.values[name]))
    .map((field) => ({
      key: field.name,
      term: fieldLabel(t, field),
      value: show(field, entry.values),
    }));
  const shown = definition.rows.filter(({ ownPages }) => ownPages !== true);
  return (
    <>
      <DescriptionList items={items} />
      {shown.map(({ name, fields }) => {
        const rows = entry.rows[name] ?? [];
        const used = fields.filter((field) => rows.some((row) => isGiven(row[field.name])));
        return rows.length === 0 ? null : (
          <section key={name} className={styles.section}>
            <h2>{fieldLabel(t, name)}</h2>
            <Table id={`rows-${name}`} caption={fieldLabel(t, name)} captionHidden>
              <thead>
                <tr>
                  <th scope="col" data-numeric="">
                    {t("registers.form.number")}
                  </th>
                  {used.map((field) => (
                    <th key={field.name} scope="col">
                      {fieldLabel(t, field)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a row of an entry is known by its place
                  <tr key={index}>
                    <td data-numeric="">{index + 1}</td>
                    {used.map((field) => (
                      <td key={field.name}>{show(field, row)}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </Table>
          </section>
        );
      })}
    </>
  );
}
