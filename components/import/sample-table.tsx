import { useTranslations } from "next-intl";
import { FieldValueText } from "@/components/register/field-value";
import { Table } from "@/components/ui/table";
import type { ImportRun } from "@/lib/import/runs/view";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import { fieldLabel, titleInWords } from "@/lib/registers/reader-words";
import { UNDETERMINED } from "@/lib/text/language";

/** The first entries of a file as they would become. */
export function SampleTable({
  run,
  countries,
}: {
  run: ImportRun;
  countries: readonly { iso3: string; name: string }[];
}) {
  const t = useTranslations();
  if (!isRegister(run.kind)) return null;
  const columns = DEFINITIONS[run.kind].fields.filter(({ listed }) => listed === true);
  const names = Object.fromEntries(countries.map(({ iso3, name }) => [iso3, name]));
  const title = t("import.samples.title", { count: run.view.samples.length });
  return (
    <div>
      <h2>{title}</h2>
      <Table id="samples" caption={title} captionHidden sticky>
        <thead>
          <tr>
            <th scope="col" data-numeric="">
              {t("import.problemTable.line")}
            </th>
            <th scope="col">{t("registers.list.entry")}</th>
            <th scope="col">{t("import.samples.becomes")}</th>
            {columns.map((field) => (
              <th key={field.name} scope="col" data-numeric={field.kind === "integer" ? "" : undefined}>
                {fieldLabel(t, field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {run.view.samples.map(({ line, code, becomes, title: own, values }) => (
            <tr key={`${line} ${own} ${JSON.stringify(values.action ?? "")}`}>
              <td data-numeric="">{line}</td>
              <th scope="row">
                <span dir="auto">{titleInWords(t, own, names)}</span>{" "}
                {code === null ? null : (
                  <small>
                    <bdi>{code}</bdi>
                  </small>
                )}
              </th>
              <td>{t(`import.becomes.${becomes}`)}</td>
              {columns.map((field) => (
                <td key={field.name} data-numeric={field.kind === "integer" ? "" : undefined}>
                  <FieldValueText field={field} values={values} names={names} language={UNDETERMINED} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
