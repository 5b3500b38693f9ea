import { describe, expect, test } from "vitest";
import type { PlainField } from "./form-field";
import { isNumbered, nextRow, typedRows } from "./typed-rows";

const field = (name: string): PlainField => ({ kind: "text", name, label: name });
const legs = { name: "legs", fields: [field("from"), field("to")], max: 12 };

describe("typed rows", () => {
  test("stand at their places, an empty one between others too", () => {
    expect(
      typedRows(legs, { "legs.0.from": "BEN", "legs.2.from": "TGO", "legs.2.to": "GHA", "legs.1.from": "" }),
    ).toEqual([{ from: "BEN" }, { from: "" }, { from: "TGO", to: "GHA" }]);
  });

  test("leave out what is empty at the end, and what is no field of a row", () => {
    expect(
      typedRows(legs, {
        "legs.0.from": "BEN",
        "legs.1.from": "",
        "legs.x.from": "TGO",
        "legs.2.position": "3",
        "legs.2": "no field",
        "others.0.from": "NGA",
        title: "Coast road",
      }),
    ).toEqual([{ from: "BEN" }]);
  });

  test("never reach beyond what a list takes, whatever place a form names", () => {
    const rows = (place: string) => typedRows(legs, { [`legs.${place}.from`]: "BEN" });
    expect(rows("11")).toHaveLength(12);
    for (const place of ["12", "99999999", "1e7", "4294967295", "-1", "0.5", "", " 1"])
      expect(rows(place), place).toEqual([]);
  });

  test("are numbered where a number is not the one of its place", () => {
    expect(
      isNumbered("legs", { "legs.0.position": "1", "legs.1.position": "", "others.0.position": "7" }),
    ).toBe(false);
    expect(isNumbered("legs", { "legs.0.position": "2" })).toBe(true);
  });

  test("a new row begins where the last one ended", () => {
    const continues = { from: "to" };
    expect(nextRow({ continues }, { from: "BEN", to: "TGO" })).toEqual({ from: "TGO" });
    expect(nextRow({ continues }, { from: "BEN", to: "" })).toBeNull();
    expect(nextRow({ continues }, null)).toBeNull();
    expect(nextRow({}, { from: "BEN", to: "TGO" })).toBeNull();
  });
});
