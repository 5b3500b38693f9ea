import { expect, test } from "vitest";
import { changedCells, type SeenFigure, seriesOf } from "./series";

let made = 0;
const figure = (more: Readonly<Record<string, string | number | null>>): SeenFigure => {
  made += 1;
  return {
    code: `BEN-D-${String(made).padStart(3, "0")}`,
    values: {
      reportingBody: "Police",
      year: 2019,
      indicator: "detected_victims",
      unit: "Counts",
      dimension: "total",
      categoryCountry: null,
      categoryForm: null,
      categoryText: null,
      sex: "total",
      age: "total",
      valueStatus: "exact",
      value: 40,
      ...more,
    },
  };
};

test("every table of the closed list stands once, in its order, and nothing in another", () => {
  const tables = seriesOf("detections", [
    figure({ dimension: "repatriation", categoryCountry: "NGA" }),
    figure({ dimension: "repatriation", categoryCountry: "NGA", sex: "male" }),
    figure({ dimension: "citizenship", categoryCountry: "TGO" }),
    figure({ dimension: "citizenship", categoryCountry: "TGO", age: "0_17" }),
    figure({ dimension: "form_of_exploitation", categoryForm: "forced_labour", age: "0_17" }),
    figure({ dimension: "form_of_exploitation", categoryForm: "forced_labour", sex: "male" }),
    figure({ dimension: "form_of_exploitation", categoryForm: "forced_labour", sex: "male", age: "0_17" }),
    figure({ sex: "male" }),
    figure({}),
  ]);
  expect(tables.map(({ breakdown, lines }) => [breakdown, lines.length])).toEqual([
    ["total", 1],
    ["sex_age", 1],
    ["form", 2],
    ["citizenship", 1],
    ["repatriation", 1],
  ]);
});

test("a cell keeps what its number is", () => {
  const [table] = seriesOf("detections", [
    figure({ valueStatus: "estimated" }),
    figure({ year: 2020, valueStatus: "suppressed", value: null }),
  ]);
  const cells = table?.lines[0]?.cells;
  expect(cells?.get(2019)).toMatchObject({ status: "estimated", value: 40 });
  expect(cells?.get(2020)).toMatchObject({ status: "suppressed", value: null });
});

test("a year that nobody entered keeps its place among the others", () => {
  const [table] = seriesOf("detections", [figure({ year: 2018 }), figure({ year: 2021 })]);
  expect(table?.years).toEqual([2018, 2019, 2020, 2021]);
  expect(table?.lines[0]?.cells.get(2020)).toBeUndefined();
});

test("the unit of a caption is a code where the list has it, whatever its letters, else what was typed", () => {
  const unitOf = (unit: string) => seriesOf("detections", [figure({ unit })])[0]?.counted[1];
  expect(unitOf("Persons ")).toEqual({ list: "counting_unit", value: "persons" });
  expect(unitOf("Families")).toEqual({ list: "text", value: "Families" });
});

test("a published cell whose entry changed says so in its place, without value and code", () => {
  const { values } = figure({ year: 2020, valueStatus: "exact", value: 7 });
  const { valueStatus, value, ...place } = values;
  const [table] = seriesOf("detections", [...changedCells([place]), figure({})]);
  expect(table?.lines[0]?.cells.get(2020)).toEqual({ code: null, status: "changed", value: null });
  expect(table?.lines[0]?.cells.get(2019)).toMatchObject({ status: "exact", value: 40 });
});
