import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { runRegisterImport } from "@/lib/import/entries/run";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { entryHistory, getEntry } from "@/lib/registers/entry-queries";
import { entrySchema } from "@/lib/registers/entry-schema";
import { entriesOf } from "@/lib/registers/every-entry";
import { entryHistoryLines } from "@/lib/registers/history";
import { addEntry, checkEntry, saveEntry, supersedeEntry } from "@/lib/registers/mutations";
import { entryFilter } from "@/lib/registers/schema";
import { test } from "@/tests/support/database";
import { lawOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const later = new Date(TEST_NOW.getTime() + 60_000);
const register = "laws" as const;

/** A checked law of one country that amends a checked one of its own and a draft of another country. */
async function makeLaws(db: Database) {
  const [made, other] = [await makeScoredCountry(db), await makeScoredCountry(db)];
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), later);
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]), later);
  const drafter = made.as(made.assessor, 60_000);
  const first = await makeEntry(drafter, register, lawOf(made.iso3));
  const draft = await makeEntry(other.as(other.assessor), register, lawOf(other.iso3));
  await checkEntry(steward, { register, code: first, version: 1, withoutSource: "on" });
  const manager = contextOf(db, await makePerson(db, "Manager", ["data_steward"]), later);
  const code = await makeEntry(manager, register, lawOf(made.iso3, {}, { amends: [first, draft] }));
  await checkEntry(steward, { register, code, version: 1, withoutSource: "on" });
  return { made, drafter, steward, reader, first, draft, code };
}

describe("links between entries", () => {
  test("lead to what the reader may see, and name nothing else", async ({ db }) => {
    const { drafter, steward, reader, first, draft, code } = await makeLaws(db);
    expect((await getEntry(steward, register, code)).values.amends).toEqual([first, draft].toSorted());
    for (const ctx of [reader, drafter]) {
      expect((await getEntry(ctx, register, code)).values.amends).toEqual([first]);
      const parts = await Array.fromAsync(
        entriesOf(ctx, register, entryFilter(DEFINITIONS[register], {}), "published"),
      );
      expect(JSON.stringify(parts)).not.toContain(draft);
    }
  });

  test("that somebody cannot see stay when that person saves or imports the entry", async ({ db }) => {
    const { made, drafter, steward, first, draft, code } = await makeLaws(db);
    const { version } = await getEntry(drafter, register, code);
    const input = entrySchema(DEFINITIONS[register]).parse(lawOf(made.iso3, {}, { amends: [] }));
    expect((await saveEntry(drafter, { register, code, version }, input)).ok).toBe(true);
    expect((await getEntry(steward, register, code)).values.amends).toEqual([draft]);
    const file = { name: "laws.csv", bytes: Buffer.from(`code,amends\n${code},${first}`) };
    const { outcome } = await runRegisterImport(drafter, register, file, { constants: {}, dryRun: false });
    expect(outcome).toMatchObject({ status: "done", updated: 1 });
    expect((await getEntry(steward, register, code)).values.amends).toEqual([first, draft].toSorted());
  });

  test("to a hidden entry are refused like links to nothing", async ({ db }) => {
    const { made, drafter, draft } = await makeLaws(db);
    for (const code of [draft, "XZZ-L-999"]) {
      const input = entrySchema(DEFINITIONS[register]).parse(lawOf(made.iso3, {}, { amends: [code] }));
      expect(await addEntry(drafter, register, input)).toEqual({ ok: false, reason: "link_unknown" });
      const header = "country,law_title,kind,law_status,in_force_on,role,reported_by,amends";
      const line = `${made.iso3},Another act,act,in_force,2011,defines,${made.iso3},${code}`;
      const file = { name: "laws.csv", bytes: Buffer.from(`${header}\n${line}`) };
      const { outcome } = await runRegisterImport(drafter, register, file, { constants: {}, dryRun: true });
      expect(outcome).toMatchObject({ problems: [{ code: "link_unknown" }] });
    }
  });

  test("are named in the history as far as its reader may see them, with their titles", async ({ db }) => {
    const { made, drafter, steward, first, draft, code } = await makeLaws(db);
    const without = entrySchema(DEFINITIONS[register]).parse(lawOf(made.iso3, {}, { amends: [first] }));
    const checked = await getEntry(steward, register, code);
    expect(await saveEntry(steward, { register, code, version: checked.version }, without)).toMatchObject({
      ok: true,
    });
    const { version } = await getEntry(steward, register, code);
    const key = { register, code, version, reason: "Counted twice" } as const;
    expect(await supersedeEntry(steward, { ...key, by: draft })).toMatchObject({ ok: true });
    const historyOf = async (ctx: typeof steward) =>
      entryHistoryLines(ctx, DEFINITIONS[register], await entryHistory(ctx, register, code));
    const { lines } = await historyOf(drafter);
    expect(JSON.stringify(lines)).not.toContain(draft);
    // Whether a link that is not open stands beside is not told: the first version had none of either.
    expect(lines.at(-1)?.changes?.map(({ field }) => field)).not.toContain("supersededBy");
    const changes = lines.flatMap((line) => line.changes ?? []);
    expect(changes.filter(({ field }) => field === "amends")).toEqual([
      {
        field: "amends",
        before: { kind: "links", entries: [] },
        after: { kind: "links", entries: [{ register, code: first, title: `Act of ${made.iso3}` }] },
      },
    ]);
    // It was superseded by something: that stays, by what does not.
    expect(changes.find(({ field }) => field === "supersededBy")?.after).toEqual({
      kind: "links",
      entries: [],
    });
    const whole = JSON.stringify((await historyOf(steward)).lines);
    for (const linked of [first, draft]) expect(whole).toContain(linked);
  });
});
