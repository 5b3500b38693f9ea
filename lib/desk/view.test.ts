import { expect, test } from "vitest";
import type { StateChange } from "./pipeline";
import { deskViewSchema } from "./schema";
import { type DeskRow, shownRows } from "./view";

const row = (iso3: string, values: Partial<DeskRow> = {}): DeskRow => ({
  id: iso3,
  iso3,
  country: `State ${iso3}`,
  state: "drafting",
  since: "2026-01-05",
  daysInState: 56,
  dueOn: null,
  daysLeft: null,
  holders: [],
  waitsForDuty: true,
  ...values,
});

const ROWS = [
  row("XAA", { daysLeft: -1 }),
  row("XAB", { daysLeft: 0, state: "approval" }),
  row("XAC", { daysLeft: 7 }),
  row("XAD", { daysLeft: 8 }),
  row("XAE", { state: "published" }),
];
const CHANGES: readonly StateChange[] = [
  { assessmentId: "XAA", to: "drafting", on: "2026-01-05" },
  { assessmentId: "XAB", to: "drafting", on: "2026-01-05" },
  { assessmentId: "XAB", to: "approval", on: "2026-02-05" },
];

const shown = (query: Record<string, string>) =>
  shownRows(ROWS, CHANGES, deskViewSchema.parse(query)).map(({ iso3 }) => iso3);

test("an address chooses by state, by what is due, and by how things stood on a day", () => {
  expect(shown({})).toEqual(["XAA", "XAB", "XAC", "XAD", "XAE"]);
  expect(shown({ state: "approval" })).toEqual(["XAB"]);
  expect(shown({ due: "overdue" })).toEqual(["XAA"]);
  expect(shown({ due: "soon" })).toEqual(["XAB", "XAC"]);
  expect(shown({ state: "drafting", on: "2026-01-31" })).toEqual(["XAA", "XAB"]);
  expect(shown({ state: "drafting", on: "2026-02-28" })).toEqual(["XAA"]);
});

test("what an address does not know it leaves out", () => {
  expect(shown({ state: "nowhere", on: "soon", due: "never", finding: "nothing", page: "-1" })).toHaveLength(
    5,
  );
});
