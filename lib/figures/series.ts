/** The figures of a country as tables over the years: the closed list of what is shown, and no other sum. Pure. */
import { COUNTING_UNITS } from "@/db/code-lists";
import type { Values } from "@/lib/registers/fields";
import { textOf } from "@/lib/registers/fields";
import type { FigureRegister } from "./schema";

/** A code of a list, or text as it was published. */
export type Part = { readonly list: string; readonly value: string };

/** A figure as its reader may see it; without a code where its entry changed since it was published. */
export type SeenFigure = { code: string | null; values: Values };
/** One cell of a table over years; absent where there is nothing that its reader may see. */
export type SeriesCell = { code: string | null; status: string; value: number | null };
/** One line: what it counts, as codes of lists, and its cells by year. */
export type SeriesLine = {
  key: string;
  /** Parts of the label: a list and a code of it, a country, or text as published. */
  label: readonly Part[];
  cells: ReadonlyMap<number, SeriesCell>;
};
/** One table: who counted, what was counted, broken down by what. */
export type SeriesTable = {
  key: string;
  reportingBody: string;
  counted: readonly Part[];
  breakdown: (typeof BREAKDOWNS)[number];
  years: readonly number[];
  lines: readonly SeriesLine[];
};

/** The tables of the closed list, in the order in which they are shown. */
export const BREAKDOWNS = ["total", "sex_age", "form", "citizenship", "repatriation"] as const;

/** A unit that is typed as text, as the code of the list where it is one of it: so it has words in every language. */
export function unitOf(text: string): Part {
  const unit = COUNTING_UNITS.find((one) => one === text.trim().toLowerCase());
  return unit === undefined ? { list: "text", value: text } : { list: "counting_unit", value: unit };
}

function countedOf(register: FigureRegister, values: Values): readonly Part[] {
  if (register === "detections") {
    return [
      { list: "detection_indicator", value: textOf(values, "indicator") },
      unitOf(textOf(values, "unit")),
    ];
  }
  return [
    { list: "case_stage", value: textOf(values, "stage") },
    { list: "legal_basis", value: textOf(values, "legalBasis") },
    { list: "counting_unit", value: textOf(values, "countingUnit") },
  ];
}

function breakdownOf(values: Values): SeriesTable["breakdown"] | null {
  const dimension = textOf(values, "dimension");
  const totals = ["sex", "age"].filter((name) => textOf(values, name) === "total").length;
  const isWhole = totals === 2;
  // Forms are crossed with sex or with age, never with both.
  if (dimension === "form_of_exploitation") return totals > 0 ? "form" : null;
  if (dimension === "citizenship" || dimension === "repatriation") return isWhole ? dimension : null;
  return isWhole ? "total" : "sex_age";
}

function labelOf(values: Values): readonly Part[] {
  const category = [
    { list: "country", value: textOf(values, "categoryCountry") },
    { list: "figure_form", value: textOf(values, "categoryForm") },
    { list: "text", value: textOf(values, "categoryText") },
  ].filter(({ value }) => value !== "");
  const [sex, age] = [textOf(values, "sex"), textOf(values, "age")];
  return [
    ...category,
    ...(sex === "total" ? [] : [{ list: "sex", value: sex }]),
    ...(age === "total" ? [] : [{ list: "age_band", value: age }]),
  ];
}

/** Published cells whose entries changed since: their place says so, and holds no value. */
export function changedCells(places: readonly Values[]): readonly SeenFigure[] {
  return places.map((place) => ({ code: null, values: { ...place, valueStatus: "changed" } }));
}

/** The tables of some figures: what stands in no table of the closed list is shown in none. */
export function seriesOf(register: FigureRegister, figures: readonly SeenFigure[]): readonly SeriesTable[] {
  const placed = figures.flatMap((figure) => {
    const breakdown = breakdownOf(figure.values);
    const { year } = figure.values;
    if (breakdown === null || typeof year !== "number") return [];
    const reportingBody = textOf(figure.values, "reportingBody");
    const counted = countedOf(register, figure.values);
    const table = JSON.stringify([reportingBody, counted, breakdown]);
    return [{ ...figure, year, reportingBody, counted, breakdown, table }];
  });
  const tables = [...Map.groupBy(placed, ({ table }) => table)].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    const { reportingBody, counted, breakdown } = first;
    const lines = [...Map.groupBy(group, ({ values }) => JSON.stringify(labelOf(values)))].map(
      ([line, own]): SeriesLine => ({
        key: line,
        label: labelOf(own[0]?.values ?? {}),
        cells: new Map(
          own.map(({ year, code, values }) => [
            year,
            {
              code,
              status: textOf(values, "valueStatus"),
              value: typeof values.value === "number" ? values.value : null,
            },
          ]),
        ),
      }),
    );
    const given = group.map(({ year }) => year);
    const earliest = Math.min(...given);
    // A year that nobody entered is a gap that the table says, not a column left out.
    const years = Array.from({ length: Math.max(...given) - earliest + 1 }, (_, after) => earliest + after);
    return [
      {
        key,
        reportingBody,
        counted,
        breakdown,
        years,
        lines: lines.sort((a, b) => (a.key < b.key ? -1 : 1)),
      },
    ];
  });
  const order = (table: SeriesTable) => BREAKDOWNS.indexOf(table.breakdown);
  return tables.sort((a, b) => order(a) - order(b) || (a.key < b.key ? -1 : 1));
}
