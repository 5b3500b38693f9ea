import type { FormField } from "@/components/forms/form-field";
import { NO_COUNTRY } from "@/lib/countries/schema";
import type { Translate } from "@/lib/i18n/message-key";
import { ENCODINGS } from "@/lib/import/encoding";
import { COMMON_COLUMNS, fieldColumns, foreignColumns, readableColumns } from "@/lib/import/entries/columns";
import type { Mapping } from "@/lib/import/mapping";
import { boundOf, MISSING_STATUSES } from "@/lib/import/numbers";
import type { OpenName } from "@/lib/import/open-names";
import { HIDDEN } from "@/lib/import/runs/schema";
import type { ImportRun, LayoutView } from "@/lib/import/runs/view";
import { DEFINITIONS, isRegister } from "@/lib/registers/definitions";
import { codeWord, fieldLabel } from "@/lib/registers/reader-words";

/** How the columns of a register are called on the page, by their names in files. */
function columnOptions(t: Translate, kind: ImportRun["kind"]): { value: string; label: string }[] {
  if (!isRegister(kind)) return [];
  const definition = DEFINITIONS[kind];
  const fields = new Map(fieldColumns(definition).map((column) => [column.name, column]));
  return readableColumns(definition).map((value) => {
    const column = fields.get(value);
    if (column === undefined) {
      const common = [...COMMON_COLUMNS, ...foreignColumns(kind)].find((name) => name === value);
      return {
        value,
        label: common === undefined ? value : t(`import.columns.${common}`),
      };
    }
    const label = fieldLabel(t, column.field);
    return { value, label: column.list === null ? label : `${fieldLabel(t, column.list)}: ${label}` };
  });
}

/** The form by which a person says how a file is read: table, header, encoding, columns, and what no column holds. */
export function readingFields(
  t: Translate,
  run: ImportRun,
  layout: LayoutView,
  mayKeep: boolean,
): FormField[] {
  const options = columnOptions(t, run.kind);
  const labels = new Map(options.map(({ value, label }) => [value, label]));
  const { sheets, mapping } = layout;
  const sheet: FormField[] =
    sheets.length < 2
      ? []
      : [
          {
            kind: "select",
            name: "sheet",
            label: t("import.reading.sheet"),
            value: String(layout.sheet ?? 0),
            options: sheets.map(({ name, isHidden }, index) => ({
              value: String(index),
              label: isHidden ? t("import.reading.hidden", { name: name ?? "" }) : (name ?? ""),
            })),
          },
        ];
  const encoding: FormField[] =
    layout.encoding === null
      ? []
      : [
          {
            kind: "select",
            name: "encoding",
            label: t("import.reading.encoding"),
            hint: t("import.reading.encodingHint"),
            value: layout.encoding,
            options: ENCODINGS.map((value) => ({ value, label: value })),
          },
        ];
  const constants = [
    ...new Set([
      ...layout.missing,
      ...Object.keys(mapping.constants),
      ...(isRegister(run.kind) ? ["source"] : []),
    ]),
  ];
  return [
    { kind: "hidden", name: "run", value: run.id },
    ...sheet,
    ...encoding,
    {
      kind: "text",
      name: "headerLine",
      label: t("import.reading.headerLine"),
      hint: t("import.reading.headerLineHint"),
      value: layout.headerLine === null ? undefined : String(layout.headerLine),
      width: "short",
    },
    {
      kind: "group",
      name: "columns",
      legend: t("import.reading.columns"),
      hint: t("import.reading.columnsHint"),
      fields: layout.columns.map(({ name, sample }, index) => ({
        kind: "select" as const,
        name: `column.${index}`,
        label: name === "" ? t("import.reading.unnamed", { number: index + 1 }) : name,
        ...(sample === "" ? {} : { hint: t("import.reading.sample", { sample }) }),
        options,
        value: mapping.fields[index] ?? undefined,
        empty: t("import.reading.notRead"),
      })),
    },
    ...(constants.length === 0
      ? []
      : [
          {
            kind: "group" as const,
            name: "constants",
            legend: t("import.reading.constants"),
            hint: t("import.reading.constantsHint"),
            fields: constants.map((name) => ({
              kind: "text" as const,
              name: `constant.${name}`,
              label: labels.get(name) ?? name,
              value: mapping.constants[name],
              optional: t("common.optional"),
            })),
          },
        ]),
    {
      kind: "select",
      name: "decimals",
      label: t("import.reading.decimals"),
      value: mapping.decimals ?? undefined,
      empty: t("import.reading.unsaid"),
      options: [
        { value: "point", label: t("import.reading.point") },
        { value: "comma", label: t("import.reading.comma") },
      ],
    },
    {
      kind: "select",
      name: "dates",
      label: t("import.reading.dates"),
      value: mapping.dates ?? undefined,
      empty: t("import.reading.unsaid"),
      options: [
        { value: "day_first", label: t("import.reading.dayFirst") },
        { value: "month_first", label: t("import.reading.monthFirst") },
      ],
    },
    ...markFields(t, run, mapping),
    ...leftOutFields(t, run, mapping),
    ...(mayKeep
      ? [{ kind: "checkbox" as const, name: "keep", label: t("import.reading.keep"), value: "on" }]
      : []),
  ];
}

/** What marks without a figure stand for: those that the file holds, and those that were told before. */
function markFields(t: Translate, { kind, view }: ImportRun, { marks }: Mapping): FormField[] {
  const found = new Map(view.marks.map((one) => [one.mark, one]));
  for (const mark of Object.keys(marks)) {
    if (!found.has(mark)) found.set(mark, { mark, cells: 0, meaning: marks[mark] ?? null });
  }
  if (found.size === 0) return [];
  // Only figures have a status that says why one is missing or hidden.
  const isFigure = isRegister(kind) && DEFINITIONS[kind].fields.some(({ name }) => name === "valueStatus");
  const statuses = isFigure ? MISSING_STATUSES : (["not_available"] as const);
  const options = [
    ...statuses.map((value) => ({
      value,
      label: isFigure ? codeWord(t, "value_status", value) : t("import.marks.missing"),
    })),
    { value: "zero", label: t("import.marks.zero") },
    ...(isFigure ? [{ value: HIDDEN, label: t("import.marks.hidden") }] : []),
  ];
  const fields = [...found.values()].flatMap(({ mark, cells, meaning }, index): FormField[] => {
    const bound = boundOf(meaning ?? "");
    return [
      { kind: "hidden", name: `mark.${index}`, value: mark },
      {
        kind: "select",
        name: `means.${index}`,
        label: mark === "" ? t("import.marks.empty") : t("import.marks.stands", { mark }),
        ...(cells === 0 ? {} : { hint: t("import.marks.cells", { count: cells }) }),
        options,
        value: bound === null ? (meaning ?? undefined) : HIDDEN,
        empty: t("import.marks.unsaid"),
      },
      ...(isFigure
        ? [
            {
              kind: "text" as const,
              name: `below.${index}`,
              label: mark === "" ? t("import.marks.belowEmpty") : t("import.marks.below", { mark }),
              value: bound === null ? undefined : String(bound),
              optional: t("common.optional"),
              width: "short" as const,
            },
          ]
        : []),
    ];
  });
  return [
    {
      kind: "group",
      name: "marks",
      legend: t("import.marks.title"),
      hint: t("import.marks.lead"),
      fields,
    },
  ];
}

/** Words that are known to no list of the register: their rows can be left out. */
function leftOutFields(t: Translate, { view }: ImportRun, { fields, leftOut = {} }: Mapping): FormField[] {
  const columnOf = (field: string) => view.layout?.columns[fields.indexOf(field)]?.name ?? field;
  const chosen = Object.entries(leftOut).flatMap(([field, words]) =>
    words.map((word) => ({ field, column: columnOf(field), word, rows: 0, isLeftOut: true })),
  );
  const open = view.unknownWords.map((one) => ({ ...one, isLeftOut: false }));
  const words = [...chosen, ...open];
  if (words.length === 0) return [];
  return [
    {
      kind: "group",
      name: "leftOut",
      legend: t("import.leaving.title"),
      hint: t("import.leaving.lead"),
      fields: words.flatMap(({ field, column, word, rows, isLeftOut }, index): FormField[] => [
        { kind: "hidden", name: `field.${index}`, value: field },
        { kind: "hidden", name: `word.${index}`, value: word },
        {
          kind: "checkbox",
          name: `left_out.${index}`,
          label: t("import.leaving.leave", { word, column }),
          ...(rows === 0 ? {} : { hint: t("import.leaving.rows", { count: rows }) }),
          value: "on",
          checked: isLeftOut,
        },
      ]),
    },
  ];
}

/** What a name may stand for: what an ambiguous one may be before all others, and that it is no country. */
export function countryChoices(
  t: Translate,
  likely: readonly string[],
  countries: readonly { iso3: string; name: string }[],
): { value: string; label: string }[] {
  const choices = countries.map(({ iso3, name }) => ({ value: iso3, label: name }));
  return [
    ...choices.filter(({ value }) => likely.includes(value)),
    { value: NO_COUNTRY, label: t("import.names.none") },
    ...choices.filter(({ value }) => !likely.includes(value)),
  ];
}

/** The form that asks, once, what names of countries stand for. */
export function nameFields(
  t: Translate,
  run: string,
  names: readonly OpenName[],
  countries: readonly { iso3: string; name: string }[],
): FormField[] {
  return [
    { kind: "hidden", name: "run", value: run },
    ...names.flatMap(({ name, line, likely = [] }, index): FormField[] => [
      { kind: "hidden", name: `name.${index}`, value: name },
      {
        kind: "select",
        name: `iso3.${index}`,
        label: t("import.names.stands", { name }),
        ...(line === null ? {} : { hint: t("import.names.line", { line }) }),
        options: countryChoices(t, likely, countries),
        empty: t("import.names.later"),
      },
    ]),
  ];
}
