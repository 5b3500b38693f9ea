import type { PlainField } from "@/components/forms/form-field";
import type { Translate } from "@/lib/i18n/message-key";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { periodParameters } from "@/lib/registers/period";
import { codeWord, fieldLabel } from "@/lib/registers/reader-words";
import { ENTRY_SORTS, type EntryFilter, type FilterProblem, STATUS_FILTERS } from "@/lib/registers/schema";

/** What narrows a list by the part of a country and by years, where its register has such. */
function periodFields(t: Translate, definition: RegisterDefinition, filter: EntryFilter): PlainField[] {
  const { roles = [], years } = definition;
  const { from, to } = periodParameters(filter.period);
  return [
    ...(roles.length === 0
      ? []
      : [
          {
            kind: "select" as const,
            name: "role",
            label: t("registers.list.role"),
            options: roles.map((value) => ({ value, label: t(`registers.countryRole.${value}`) })),
            value: filter.role ?? undefined,
            empty: t("registers.list.anyRole"),
          },
        ]),
    ...(years === undefined
      ? []
      : [
          {
            kind: "text" as const,
            name: "from",
            label: t("registers.list.from"),
            value: from,
            width: "short" as const,
          },
          {
            kind: "text" as const,
            name: "to",
            label: t("registers.list.to"),
            value: to,
            width: "short" as const,
          },
        ]),
  ];
}

/** The filters above the table of a register: what every register has, and its own. */
export function registerFilterFields(
  t: Translate,
  definition: RegisterDefinition,
  filter: EntryFilter,
  countries: readonly { iso3: string; name: string }[],
  checks = false,
): PlainField[] {
  const any = t("registers.list.any");
  const own = definition.fields.flatMap((field): PlainField[] => {
    if (field.filter !== true) return [];
    const texts = { name: field.name, label: fieldLabel(t, field), value: filter.fields[field.name] };
    if (field.kind === "code" || field.kind === "codes") {
      const options = field.codes.map((code) => ({ value: code, label: codeWord(t, field.list, code) }));
      return [{ ...texts, kind: "select", options, empty: any }];
    }
    return field.kind === "integer" ? [{ ...texts, kind: "text", width: "short" }] : [];
  });
  return [
    ...(filter.batch === null ? [] : [{ kind: "hidden" as const, name: "batch", value: filter.batch }]),
    { kind: "text", name: "q", label: t("registers.list.search"), value: filter.q },
    {
      kind: "select",
      name: "country",
      label: t("registers.list.country"),
      options: countries.map(({ iso3, name }) => ({ value: iso3, label: name })),
      value: filter.country ?? undefined,
      empty: any,
    },
    ...periodFields(t, definition, filter),
    ...own,
    {
      kind: "select",
      name: "status",
      label: t("registers.list.status"),
      options: STATUS_FILTERS.filter(
        (value) => value !== "to_check" || checks || filter.status === value,
      ).map((value) => ({
        value,
        label: t(value === "to_check" ? "registers.list.toCheck" : `registers.status.${value}`),
      })),
      value: filter.status ?? undefined,
      empty: t("registers.list.anyStatus"),
    },
    {
      kind: "select",
      name: "sort",
      label: t("registers.list.sort"),
      options: ENTRY_SORTS.map((value) => ({ value, label: t(`registers.list.sorts.${value}`) })),
      value: filter.sort,
    },
  ];
}

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** The fields with what was typed where it asks nothing, and what is wrong there. */
export function withProblems(
  t: Translate,
  fields: readonly PlainField[],
  query: Query,
  problems: Readonly<Record<string, FilterProblem>>,
): { fields: readonly PlainField[]; errors: Readonly<Record<string, string>> } {
  return {
    fields: fields.map((field) =>
      field.kind === "text" && problems[field.name] !== undefined
        ? { ...field, value: String(query[field.name]) }
        : field,
    ),
    errors: Object.fromEntries(
      Object.entries(problems).map(([name, problem]) => [name, t(`registers.list.problems.${problem}`)]),
    ),
  };
}
