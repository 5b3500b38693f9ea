import { type FormField, nameInRow, type PlainField } from "@/components/forms/form-field";
import { ENTRY_ACCESS_CLASSES, type RegisterKey } from "@/db/enums";
import { isMessage, type Translate } from "@/lib/i18n/message-key";
import type { Field, FieldValue, RegisterDefinition, RowList, Rows, Values } from "@/lib/registers/fields";
import { codeWord, fieldHint, fieldLabel } from "@/lib/registers/reader-words";

type CountryChoice = { iso3: string; name: string };
/** What an entry holds when its form is opened. */
export type EntryValues = {
  values: Values;
  rows: Rows;
  accessClass: string;
  notBefore: string | null;
  reportedBy: string | null;
  language: string;
  note: string | null;
};

/** Text of a value, as a field of a form holds it. */
function typed(value: FieldValue | undefined): string | undefined {
  if (value === null || value === undefined) return undefined;
  return Array.isArray(value) ? value.join(", ") : String(value);
}

function controlOf(
  t: Translate,
  field: Field,
  name: string,
  value: FieldValue | undefined,
  countries: readonly { value: string; label: string }[],
): PlainField {
  const hint = fieldHint(t, field.name);
  const optional = field.required === true ? {} : { optional: t("common.optional") };
  const texts = { name, label: fieldLabel(t, field), ...(hint === undefined ? {} : { hint }) };
  const select = (options: readonly { value: string; label: string }[]): PlainField => ({
    ...texts,
    kind: "select",
    options,
    value: typed(value),
    empty: t("registers.form.choose"),
  });
  switch (field.kind) {
    case "code":
      return select(field.codes.map((code) => ({ value: code, label: codeWord(t, field.list, code) })));
    case "country":
      return select(countries);
    case "codes":
      return {
        ...texts,
        kind: "checkboxes",
        options: field.codes.map((code) => ({ value: code, label: codeWord(t, field.list, code) })),
        value: Array.isArray(value) ? value : [],
      };
    case "countries":
      return { ...texts, ...optional, kind: "text", value: typed(value) };
    case "paragraph":
      return { ...texts, ...optional, kind: "textarea", value: typed(value), maxLength: field.max };
    case "flag":
      return { ...texts, kind: "checkbox", value: "on", checked: value === true };
    case "link":
      return { ...texts, ...optional, kind: "text", value: typed(value) };
    case "text":
      return {
        ...texts,
        ...optional,
        kind: "text",
        value: typed(value),
        maxLength: field.max,
        width: field.short === true ? "short" : "full",
        isWatched: field.isName !== true,
      };
    default:
      return { ...texts, ...optional, kind: "text", value: typed(value), width: "short" };
  }
}

/** The rows of a list that is changed elsewhere, as they stand. */
function hiddenRows({ name, fields }: RowList, rows: readonly Values[]): FormField[] {
  return rows.flatMap((row, index) =>
    fields.map(
      (field): FormField => ({
        kind: "hidden",
        name: nameInRow(name, index, field.name),
        value: typed(row[field.name]) ?? "",
      }),
    ),
  );
}

function rowsField(
  t: Translate,
  { name, fields, max, continues }: RowList,
  rows: readonly Values[],
  countries: readonly { value: string; label: string }[],
): FormField {
  const word = (part: "one" | "add") => {
    const key = `registers.form.rows.${name}.${part}`;
    return isMessage(t, key) ? t(key) : fieldLabel(t, name);
  };
  return {
    kind: "rows",
    name,
    legend: fieldLabel(t, name),
    one: word("one"),
    add: word("add"),
    fields: fields.map((field) => controlOf(t, field, field.name, undefined, countries)),
    rows: rows.map((row) =>
      Object.fromEntries(fields.map((field) => [field.name, typedValue(row[field.name])])),
    ),
    max,
    ...(continues === undefined ? {} : { continues }),
  };
}

/** A value as it stands in a form that was typed. */
function typedValue(value: FieldValue | undefined): string | readonly string[] {
  if (value === true) return "on";
  return value === false ? "" : Array.isArray(value) ? value : (typed(value) ?? "");
}

/** The form of an entry, made of its register's definition. */
export function entryFields(
  t: Translate,
  definition: RegisterDefinition,
  { values, rows, ...common }: EntryValues,
  choices: readonly CountryChoice[],
): FormField[] {
  const countries = choices.map(({ iso3, name }) => ({ value: iso3, label: name }));
  const optional = t("common.optional");
  const groupsOf = (lists: readonly RowList[]) =>
    lists.flatMap((list) =>
      list.ownPages === true
        ? hiddenRows(list, rows[list.name] ?? [])
        : [rowsField(t, list, rows[list.name] ?? [], countries)],
    );
  const text = (name: "notBefore" | "language", value: string | null): FormField => ({
    kind: "text",
    name,
    label: fieldLabel(t, name),
    hint: fieldHint(t, name) ?? "",
    value: value ?? undefined,
    width: "short",
    ...(name === "language" ? {} : { optional }),
  });
  return [
    ...groupsOf(definition.rows.filter(({ min }) => min > 0)),
    ...definition.fields.map((field) => controlOf(t, field, field.name, values[field.name], countries)),
    ...groupsOf(definition.rows.filter(({ min }) => min === 0)),
    {
      kind: "group",
      name: "common",
      legend: t("registers.form.common"),
      fields: [
        {
          kind: "select",
          name: "accessClass",
          label: fieldLabel(t, "accessClass"),
          options: ENTRY_ACCESS_CLASSES.map((value) => ({ value, label: t(`registers.access.${value}`) })),
          value: common.accessClass,
        },
        text("notBefore", common.notBefore),
        {
          kind: "select",
          name: "reportedBy",
          label: fieldLabel(t, "reportedBy"),
          hint: fieldHint(t, "reportedBy") ?? "",
          options: countries,
          value: common.reportedBy ?? undefined,
          empty: t("registers.form.noState"),
        },
        text("language", common.language),
        {
          kind: "textarea",
          name: "note",
          label: fieldLabel(t, "note"),
          value: common.note ?? undefined,
          optional,
        },
      ],
    },
  ];
}

/** The hidden fields that say which entry a form writes. */
export function keyFields(register: RegisterKey, key?: { code: string; version: number }): FormField[] {
  const fields: FormField[] = [{ kind: "hidden", name: "register", value: register }];
  if (key === undefined) return fields;
  return [
    ...fields,
    { kind: "hidden", name: "code", value: key.code },
    { kind: "hidden", name: "version", value: String(key.version) },
  ];
}
