/** A proposal to erase a passage until its second person has answered, and what the pages of proposals say. */
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { erasures } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { verifyChain } from "@/lib/audit/verify";
import { personOf } from "@/lib/core/acting-person";
import { confirmErasure, declineErasure } from "@/lib/erasures/mutations";
import { erasableNoun, erasuresToConfirm, getErasure, listErasures } from "@/lib/erasures/queries";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { proposeToErase, twoManagers } from "@/tests/support/two-people";
import { newest, newPassage, saveRationale, wordOf } from "@/tests/support/typed-texts";
import { tablesHolding } from "@/tests/support/whole-database";

const LATER = new Date(TEST_NOW.getTime() + 3_600_000);
const rowText = async (db: Database, id: string) =>
  (await db.read.select({ rationale: ratings.rationale }).from(ratings).where(eq(ratings.id, id)))[0];

describe("a proposal that is not confirmed", () => {
  test("is taken back or declined: it forgets its passage, the text stays, and it ends for good", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage };
    const { one, two } = await twoManagers(db, LATER);
    for (const by of [one, two]) {
      const id = await proposeToErase(one, held);
      await expect(
        declineErasure(contextOf(db, await makePerson(db, "Other", ["observer"]), LATER), id),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await declineErasure(by, id)).toMatchObject({ ok: true });
      expect(await tablesHolding(db, wordOf(passage))).not.toContain("public.erasures");
      expect(await confirmErasure(two, id)).toEqual({ ok: false, reason: "declined" });
      expect(await declineErasure(two, id)).toEqual({ ok: false, reason: "declined" });
      const [row] = await db.read.select().from(erasures).where(eq(erasures.id, id));
      expect(row).toMatchObject({ passage: null, confirmedBy: null, declinedBy: personOf(by) });
    }
    expect((await rowText(db, held.entityId))?.rationale).toBe(passage);
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
  });

  test("waits for the other manager, is read by both, and is absent for everybody else", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage };
    const { one, two } = await twoManagers(db, LATER);
    const before = { one: await erasuresToConfirm(one), two: await erasuresToConfirm(two) };
    const id = await proposeToErase(one, held);
    expect(await erasuresToConfirm(one)).toBe(before.one);
    expect(await erasuresToConfirm(two)).toBe(before.two + 1);
    expect(await getErasure(two, id)).toMatchObject({ passage, isOwn: false, end: null });
    const { waiting } = await listErasures(two);
    expect(waiting.find((line) => line.id === id)).not.toHaveProperty("passage");
    await confirmErasure(two, id);
    expect(await getErasure(one, id)).toMatchObject({
      passage: null,
      end: { kind: "confirmed", by: "Two" },
    });
    const lead = contextOf(db, country.lead, LATER);
    await expect(listErasures(lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getErasure(lead, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await erasuresToConfirm(lead)).toBe(0);
    await expect(erasableNoun(lead, "rating", held.entityId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("a list names each kind of noun by its place, also an assessment beside its scope", async ({ db }) => {
  const country = await makeScoredCountry(db);
  await saveRationale(country, "First.", 0);
  const { one } = await twoManagers(db, LATER);
  const [rating] = await db.read
    .select()
    .from(ratings)
    .where(eq(ratings.id, await newest(db, "rating")));
  const assessmentId = rating?.assessmentId ?? "";
  const held = [
    { entity: "assessment", entityId: assessmentId, passage: "a step" },
    { entity: "assessment_scope", entityId: assessmentId, passage: "a place" },
  ];
  const ids = [];
  for (const noun of held) ids.push(await proposeToErase(one, noun));
  const { waiting } = await listErasures(one);
  const base = `/rounds/${country.round}/${country.iso3}`;
  expect(ids.map((id) => waiting.find((line) => line.id === id)?.noun)).toEqual([
    { noun: "assessment", name: `${country.round} ${country.iso3}`, href: `${base}/history` },
    { noun: "assessment_scope", name: `${country.round} ${country.iso3}`, href: `${base}/scope` },
  ]);
});
