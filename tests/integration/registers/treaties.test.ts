import { expect } from "vitest";
import { registerEntries } from "@/db/schema/register";
import { verifyChain } from "@/lib/audit/verify";
import type { Ctx } from "@/lib/core/context";
import { citeEntry } from "@/lib/registers/cite";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { getEntry } from "@/lib/registers/entry-queries";
import { entrySchema } from "@/lib/registers/entry-schema";
import { addEntry, checkEntry } from "@/lib/registers/mutations";
import { listEntries } from "@/lib/registers/queries";
import { entryFilter } from "@/lib/registers/schema";
import { loadTreatyActions } from "@/lib/treaties/load";
import { readTreatyTable } from "@/lib/treaties/page";
import { treatyStatuses, withReporters } from "@/lib/treaties/queries";
import { TREATY_ACTS, TREATY_SOURCE } from "@/lib/treaties/reference";
import { test } from "@/tests/support/database";
import { makeEntry, makePassage } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("every installation holds the depositary's actions, checked and sourced, once", async ({ db }) => {
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
  expect(await db.read.$count(registerEntries)).toBe(TREATY_ACTS.length);
  await loadTreatyActions(db, TEST_NOW);
  expect(await db.read.$count(registerEntries)).toBe(TREATY_ACTS.length);
  const list = await listEntries(
    reader,
    "treaties",
    entryFilter(DEFINITIONS.treaties, { country: "TGO", treaty: "tip_protocol" }),
  );
  expect(list.lines.map(({ values }) => [values.action, values.happenedOn])).toEqual([
    ["signature", "2000-12-12"],
    ["ratification", "2009-05-08"],
  ]);
  const entry = await getEntry(reader, "treaties", list.lines[0]?.code ?? "");
  expect(entry.citations).toMatchObject([{ source: { visible: true, code: "INT-S-001" } }]);
  expect((await verifyChain(reader.read)).ok).toBe(true);
});

test("the status of a State follows from what was checked, on any day", async ({ db }) => {
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
  expect(await treatyStatuses(reader, "TGO", "2010-01-01")).toMatchObject({
    untoc: { kind: "binding", since: "2004-08-01" },
    tip_protocol: { kind: "binding", since: "2009-06-07" },
    som_protocol: { kind: "signed", signedOn: "2000-12-12" },
  });
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  const other = contextOf(db, await makePerson(db, "Other steward", ["data_steward"]));
  const input = entrySchema(DEFINITIONS.treaties).parse({
    country: "CZE",
    treaty: "tip_protocol",
    action: "ratification",
    happenedOn: "2014-12-17",
    reportedBy: "CZE",
  });
  const made = await addEntry(steward, "treaties", input);
  if (!made.ok) throw new Error(made.reason);
  const before = await treatyStatuses(reader, "CZE", "2016-01-01");
  expect(before.tip_protocol).toMatchObject({ kind: "signed", recordedUntil: TREATY_SOURCE.asOf });
  await checkEntry(other, { register: "treaties", code: made.value.code, version: 1, withoutSource: "on" });
  const after = await treatyStatuses(reader, "CZE", "2016-01-01");
  expect(after.tip_protocol).toMatchObject({ kind: "binding", since: "2015-01-16" });
  expect(after.som_protocol).toMatchObject({ recordedUntil: TREATY_SOURCE.asOf });
});

test("no year after the depositary's data is counted, and a State says how far its record reaches", async ({
  db,
}) => {
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
  const table = await readTreatyTable(reader, "en", "");
  expect(table.countsEndOn).toBe(TREATY_SOURCE.asOf);
  expect(table.parties.at(-1)?.year).toBe(2013);
  const japan = table.rows.find(({ iso3 }) => iso3 === "JPN");
  expect(japan?.statuses.untoc).toEqual({
    kind: "signed",
    signedOn: "2000-12-12",
    recordedUntil: TREATY_SOURCE.asOf,
  });
  const then = await readTreatyTable(reader, "en", "2010-06-01");
  expect(then.countsEndOn).toBeNull();
  expect(then.parties.at(-1)?.year).toBe(2009);
});

test("an act whose day has not come changes the status for nobody outside the team", async ({ db }) => {
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  const other = contextOf(db, await makePerson(db, "Other steward", ["data_steward"]));
  const deposit = { treaty: "som_protocol", action: "ratification", happenedOn: "2015-01-01" };
  const act = { ...deposit, country: "BOL", reportedBy: "BOL" };
  const statusFor = async (ctx: typeof reader) =>
    (await treatyStatuses(ctx, "BOL", "2026-06-01")).som_protocol.kind;
  const before = await statusFor(reader);
  const input = entrySchema(DEFINITIONS.treaties).parse({ ...act, notBefore: "2999-01-01" });
  const made = await addEntry(steward, "treaties", input);
  if (!made.ok) throw new Error(made.reason);
  await checkEntry(other, { register: "treaties", code: made.value.code, version: 1, withoutSource: "on" });
  expect(await statusFor(reader)).toBe(before);
  expect(await statusFor(steward)).not.toBe(before);
});

test("an act that another State reported changes the status outside the team with two independent sources only, and says whose word it is", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const [reader, administrator] = [
    contextOf(db, await makePerson(db, "Reader", ["reader"])),
    contextOf(db, await makePerson(db, "Administrator", ["administrator"])),
  ];
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  const assessor = made.as(made.assessor);
  const act = { treaty: "tip_protocol", action: "accession", happenedOn: "2015-01-01" };
  const code = await makeEntry(assessor, "treaties", { ...act, country: made.iso3, reportedBy: "TGO" });
  await checkEntry(steward, { register: "treaties", code, version: 1, withoutSource: "on" });
  const statusFor = async (ctx: Ctx) => (await treatyStatuses(ctx, made.iso3, "2026-01-01")).tip_protocol;
  const cite = async (publisher: string) =>
    citeEntry(assessor, {
      register: "treaties",
      code,
      passageId: await makePassage(assessor, made.iso3, { publisher }),
      shows: "exists",
      stance: "supports",
    });
  const binding = { kind: "binding", since: "2015-01-31", depositedOn: "2015-01-01", reportedBy: "TGO" };
  expect(await cite("IOM")).toMatchObject({ ok: true });
  expect(await statusFor(assessor)).toEqual(binding);
  for (const ctx of [reader, administrator]) expect(await statusFor(ctx)).toEqual({ kind: "none" });
  expect(await cite("Red Crescent")).toMatchObject({ ok: true });
  for (const ctx of [reader, administrator]) expect(await statusFor(ctx)).toEqual(binding);
  const named = async (locale: "en" | "ar") =>
    (await withReporters(reader, locale, await treatyStatuses(reader, made.iso3, "2026-01-01"))).reporters;
  expect([await named("en"), await named("ar")]).toEqual([{ TGO: "Togo" }, { TGO: "توغو" }]);
});
