import { expect } from "vitest";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entryHistory } from "@/lib/registers/entry-queries";
import { entrySchema } from "@/lib/registers/entry-schema";
import { entryHistoryLines } from "@/lib/registers/history";
import { saveEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { makeEntry, routeOver } from "@/tests/support/entries";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("the history of an entry has the order of its form, its rows by their places, and the words of a text", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const drafter = made.as(made.assessor);
  const register = "routes";
  const [first, second, third] = [made.iso3, "TGO", "BEN"];
  const note = "Lorries leave at night and stop twice.";
  const route = routeOver(first, second, third);
  const code = await makeEntry(drafter, register, { ...route, note, language: "en" });
  const changed = { ...routeOver(first, second, "NGA"), lastYearSeen: 2024, language: "fr" };
  const input = entrySchema(DEFINITIONS[register]).parse({
    ...changed,
    note: "Lorries leave at dawn and stop twice.",
  });
  expect(await saveEntry(drafter, { register, code, version: 1 }, input)).toMatchObject({ ok: true });
  const { lines, countries } = await entryHistoryLines(
    drafter,
    DEFINITIONS[register],
    await entryHistory(drafter, register, code),
  );
  const [change, creation] = lines.map((line) => line.changes ?? []);
  expect(creation?.map(({ field }) => field)).toEqual([
    "status",
    "legs",
    "forms",
    "firstYearSeen",
    "lastYearSeen",
    "trend",
    "confidence",
    "travellerSex",
    "travellerAge",
    "accessClass",
    "language",
    "note",
  ]);
  expect(change?.map(({ field }) => field)).toEqual(["legs", "lastYearSeen", "language", "note"]);
  expect(change?.[0]).toMatchObject({
    before: { kind: "rows", rows: [{ position: 2, values: { toCountry: third } }] },
    after: { kind: "rows", rows: [{ position: 2, values: { toCountry: "NGA" } }] },
  });
  expect(countries).toEqual(expect.arrayContaining([third, "NGA"]));
  expect(change?.[3]?.words).toEqual([
    { kind: "same", text: "Lorries leave at " },
    { kind: "gone", text: "night" },
    { kind: "new", text: "dawn" },
    { kind: "same", text: " and stop twice." },
  ]);
});
