import { desc, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents, revisions } from "@/db/schema/audit";
import { countryNameDecisions } from "@/db/schema/country-name";
import { addArea } from "@/lib/countries/mutations";
import { decideCountryName, withdrawNameDecision } from "@/lib/countries/name-mutations";
import { countryKnowledgeOf, listNameDecisions } from "@/lib/countries/name-queries";
import { resolveCountry } from "@/lib/countries/resolve-country";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { listAskedNames } from "@/lib/import/runs/queries";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";

describe("the name of a country that the lists do not know", () => {
  test("is asked once, and remembered with who decided", async ({ db }) => {
    const manager = contextOf(db, await makePerson(db, "Mona", ["programme_manager"]));
    const events = await db.read.$count(auditEvents);
    const decided = await decideCountryName(manager, {
      name: "Corea (unspecified)",
      iso3: "KOR",
      version: 0,
    });
    expect(decided).toEqual({ ok: true, value: { version: 1 } });
    expect(await db.read.$count(auditEvents)).toBe(events + 1);
    const knowledge = await countryKnowledgeOf(manager);
    expect(resolveCountry("COREA unspecified", knowledge)).toMatchObject({ iso3: "KOR", by: "decision" });
    expect(await listNameDecisions(manager)).toMatchObject([
      { name: "Corea (unspecified)", iso3: "KOR", decidedBy: "Mona", version: 1 },
    ]);
  });

  test("is asked again once two people erased words from it", async ({ db }) => {
    const manager = contextOf(db, await makePerson(db, "Mona", ["programme_manager"]));
    const other = contextOf(db, await makePerson(db, "Olga", ["programme_manager"]));
    const name = "Ghana, told by Ama Serwaa";
    await decideCountryName(manager, { name, iso3: "GHA", version: 0 });
    const [row] = await db.read
      .select({ id: countryNameDecisions.id })
      .from(countryNameDecisions)
      .where(eq(countryNameDecisions.name, name));
    const held = { entity: "country_name_decision", entityId: row?.id ?? "", passage: "Ama Serwaa" };
    const proposed = await proposeErasure(manager, { ...held, reason: "A person is named." });
    if (!proposed.ok) throw new Error(proposed.reason);
    expect(await confirmErasure(other, proposed.value.erasureId)).toMatchObject({ ok: true });
    expect((await listNameDecisions(manager)).map((decision) => decision.name)).not.toContain(name);
    expect(resolveCountry(name, await countryKnowledgeOf(manager))).toMatchObject({ kind: "unknown" });
    expect(await decideCountryName(manager, { name, iso3: "GHA", version: 0 })).toMatchObject({ ok: true });
    await withdrawNameDecision(manager, { name, version: 1, reason: "Named by mistake" });
  });

  test("can be no country at all, can be decided anew by version, and withdrawn", async ({ db }) => {
    const steward = contextOf(db, await makePerson(db, "Stefan", ["data_steward"]));
    await decideCountryName(steward, { name: "High seas", iso3: null, version: 0 });
    expect(resolveCountry("high seas", await countryKnowledgeOf(steward))).toMatchObject({ what: "decided" });
    expect(await decideCountryName(steward, { name: "HIGH SEAS", iso3: "BEN", version: 0 })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    await decideCountryName(steward, { name: "High seas", iso3: "BEN", version: 1 });
    expect(resolveCountry("high seas", await countryKnowledgeOf(steward))).toMatchObject({ iso3: "BEN" });
    expect(
      await withdrawNameDecision(steward, { name: "high seas", version: 1, reason: "An old page" }),
    ).toEqual({ ok: false, reason: "changed_meanwhile" });
    const reason = "The table means the flag State";
    await withdrawNameDecision(steward, { name: "high seas", version: 2, reason });
    const [last] = await db.read.select().from(revisions).orderBy(desc(revisions.position)).limit(1);
    expect(last).toMatchObject({ entity: "country_name_decision", version: 3, content: null, reason });
    expect(resolveCountry("high seas", await countryKnowledgeOf(steward))).toMatchObject({ kind: "unknown" });
    expect(await withdrawNameDecision(steward, { name: "high seas", version: 2, reason })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    expect((await listNameDecisions(steward)).map(({ name }) => name)).not.toContain("High seas");
  });

  test("is made by one of two who decide at the same moment", async ({ db }) => {
    const manager = contextOf(db, await makePerson(db, "Maria", ["programme_manager"]));
    const both = await Promise.all(
      ["BEN", "TGO"].map((iso3) => decideCountryName(manager, { name: "Both", iso3, version: 0 })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed_meanwhile" });
  });
});

test("a name that the lists know, and a country that does not exist, are refused", async ({ db }) => {
  const manager = contextOf(db, await makePerson(db, "Mila", ["programme_manager"]));
  for (const name of ["France", "NA", "Africa", "?"]) {
    expect(await decideCountryName(manager, { name, iso3: "DEU", version: 0 })).toEqual({
      ok: false,
      reason: "name_known",
    });
  }
  expect(await decideCountryName(manager, { name: "Atlantis", iso3: "XQQ", version: 0 })).toEqual({
    ok: false,
    reason: "country_unknown",
  });
});

test("who does not import decides nothing and sees no decision", async ({ db }) => {
  for (const role of ["administrator", "observer", "reader"] as const) {
    const ctx = contextOf(db, await makePerson(db, role, [role]));
    await expect(decideCountryName(ctx, { name: "Atlantis", iso3: null, version: 0 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(
      withdrawNameDecision(ctx, { name: "Atlantis", version: 1, reason: "None" }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listNameDecisions(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(listAskedNames(ctx)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
});

test("an area that an administrator added is known by its names, and one that is not listed by its usual ones", async ({
  db,
}) => {
  const admin = contextOf(db, await makePerson(db, "Ada", ["administrator"]));
  expect(resolveCountry("Kosovo", await countryKnowledgeOf(admin))).toEqual({
    kind: "unknown",
    unlistedArea: "XKX",
  });
  await addArea(admin, {
    iso3: "XKX",
    nameEn: "Kosovo (UNSCR 1244)",
    nameAr: null,
    note: "Reports figures.",
  });
  const knowledge = await countryKnowledgeOf(admin);
  expect(resolveCountry("Kosovo under UNSCR 1244", knowledge)).toMatchObject({ kind: "known", iso3: "XKX" });
  expect(resolveCountry("Kosovo (UNSCR 1244)", knowledge)).toMatchObject({ kind: "known", iso3: "XKX" });
});
