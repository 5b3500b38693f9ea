import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { entryFilePath, entryPath } from "@/lib/registers/schema";
import type { EntryLine } from "@/lib/registers/view";
import { UNDETERMINED } from "@/lib/text/language";
import { EntryStatusTag } from "./entry-status-tag";
import { FieldValueText } from "./field-value";
import { type CountryNames, fieldLabel, titleInWords } from "./register-words";

/** One page of a register: each entry a line, with the columns that its definition lists. */
export function EntryTable({
  id = "entries",
  definition,
  caption,
  lines,
  names,
}: {
  id?: string;
  definition: RegisterDefinition;
  caption: string;
  lines: readonly EntryLine[];
  names: CountryNames;
}) {
  const t = useTranslations();
  const columns = definition.fields.filter(({ listed }) => listed === true);
  return (
    <Table id={id} caption={caption} captionHidden sticky>
      <thead>
        <tr>
          <th scope="col">{t("registers.list.entry")}</th>
          {columns.map((field) => (
            <th key={field.name} scope="col" data-numeric={field.kind === "integer" ? "" : undefined}>
              {fieldLabel(t, field)}
            </th>
          ))}
          {definition.file === undefined ? null : <th scope="col">{fieldLabel(t, "file")}</th>}
          <th scope="col">{t("registers.list.status")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.code}>
            <th scope="row">
              <Link href={entryPath(definition.key, line.code)}>
                <span dir="auto">{titleInWords(t, line.title, names)}</span>
              </Link>{" "}
              <small>
                <bdi>{line.code}</bdi>
                {line.reportedBy === null ? null : (
                  <>
                    {" "}
                    · {t("registers.list.reportedBy", { country: names[line.reportedBy] ?? line.reportedBy })}
                  </>
                )}
              </small>
            </th>
            {columns.map((field) => (
              <td key={field.name} data-numeric={field.kind === "integer" ? "" : undefined}>
                <FieldValueText field={field} values={line.values} names={names} language={UNDETERMINED} />
              </td>
            ))}
            {definition.file === undefined ? null : (
              <td>
                {line.fileName === null ? null : (
                  <a href={entryFilePath(definition.key, line.code)} download>
                    <bdi>{line.fileName}</bdi>
                  </a>
                )}
              </td>
            )}
            <td>
              <EntryStatusTag status={line.status} />
              {line.accessClass === "restricted" ? (
                <>
                  {" "}
                  <StatusTag shape="elsewhere">{t("registers.access.restricted")}</StatusTag>
                </>
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
