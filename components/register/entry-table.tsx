import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { SortingHead } from "@/components/ui/sorting-head";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { RegisterKey } from "@/db/enums";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { type CountryNames, fieldLabel, titleInWords } from "@/lib/registers/reader-words";
import { type EntryFilter, entryFilePath, entryPath } from "@/lib/registers/schema";
import type { EntryLine } from "@/lib/registers/view";
import { UNDETERMINED } from "@/lib/text/language";
import { EntryStatusTag } from "./entry-status-tag";
import { FieldValueText } from "./field-value";

/** One page of a register: each entry a line, with the columns that its definition lists. */
export function EntryTable({
  id = "entries",
  definition,
  caption,
  lines,
  names,
  pathOf = entryPath,
  sorting,
}: {
  id?: string;
  definition: RegisterDefinition;
  caption: string;
  lines: readonly EntryLine[];
  names: CountryNames;
  /** Where a line leads, where not to the top of its entry. */
  pathOf?: (key: RegisterKey, code: string) => string;
  /** How the list stands, and the address at which it stands otherwise; left out where nobody can change it. */
  sorting?: { sort: EntryFilter["sort"]; hrefOf: (sort: EntryFilter["sort"]) => string };
}) {
  const t = useTranslations();
  const columns = definition.fields.filter(({ listed }) => listed === true);
  return (
    <Table id={id} caption={caption} captionHidden sticky>
      <thead>
        <tr>
          {sorting === undefined ? (
            <th scope="col">{t("registers.list.entry")}</th>
          ) : (
            <EntryHead {...sorting} />
          )}
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
              <Link href={pathOf(definition.key, line.code)}>
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
                <FieldValueText
                  field={field}
                  values={line.values}
                  names={names}
                  language={UNDETERMINED}
                  asEntered={line.asEntered}
                />
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

/** The entries stand by their codes, one way or the other. */
function EntryHead({
  sort,
  hrefOf,
}: {
  sort: EntryFilter["sort"];
  hrefOf: (sort: EntryFilter["sort"]) => string;
}) {
  const t = useTranslations("registers.list");
  const direction = sort === "code" ? "ascending" : sort === "code_descending" ? "descending" : null;
  const next = sort === "code" ? "code_descending" : "code";
  return (
    <SortingHead direction={direction} href={hrefOf(next)} action={t(`sorts.${next}`)}>
      {t("entry")}
    </SortingHead>
  );
}
