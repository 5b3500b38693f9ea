import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { loadM49 } from "@/lib/countries/load";
import { addArea, endParticipation, setParticipation } from "@/lib/countries/mutations";
import { countryNamesOf, getCountry, listCountries } from "@/lib/countries/queries";
import { changeSettings, ensureSettings } from "@/lib/settings/mutations";
import { getSettings } from "@/lib/settings/queries";
import { changeSettingsInput } from "@/lib/settings/schema";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";

describe("countries", () => {
  test("of M49 are in every installation, and loading them again changes nothing", async ({ db }) => {
    expect(await db.read.$count(countries)).toBeGreaterThan(240);
    const events = await db.read.$count(auditEvents);
    await loadM49(db, TEST_NOW);
    expect(await db.read.$count(auditEvents)).toBe(events);
  });

  test("are named in the reader's language, in English where there is no name, and sorted by name", async ({
    db,
  }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    await addArea(admin, { iso3: "XZZ", nameEn: "Élan", nameAr: null, note: "An invented area." });
    const names = (await listCountries(admin, "en", { search: "" })).map(({ name }) => name);
    expect(names.indexOf("Élan")).toBeGreaterThan(names.indexOf("Egypt"));
    expect(names.indexOf("Élan")).toBeLessThan(names.indexOf("Estonia"));
    const arabic = await countryNamesOf(admin, "ar", ["BEN", "XZZ"]);
    expect([arabic.get("BEN"), arabic.get("XZZ")]).toEqual(["بنن", "Élan"]);
  });

  test("take part in the programme by a region and a beginning that may be known only in part", async ({
    db,
  }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    await setParticipation(admin, { iso3: "TGO", region: "africa", since: "2001", note: null });
    expect((await getCountry(admin, "en", "TGO")).participation).toMatchObject({ since: "2001" });
    expect(await listCountries(admin, "en", { search: "togo", participating: "yes" })).toHaveLength(1);
    await endParticipation(admin, { iso3: "TGO", reason: "entered by mistake" });
    expect((await getCountry(admin, "en", "TGO")).participation).toBeNull();
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    await expect(
      setParticipation(reader, { iso3: "TGO", region: "africa", since: "2001", note: null }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("with a code of M49 cannot be added by hand", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const area = { nameEn: "Other", nameAr: null, note: "x" };
    expect(await addArea(admin, { ...area, iso3: "BEN" })).toEqual({ ok: false, reason: "code_taken" });
  });
});

describe("settings", () => {
  test("exist from the start, change by version, and take only zones that exist", async ({ db }) => {
    await ensureSettings(db, TEST_NOW);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    expect(await getSettings(admin)).toMatchObject({
      timeZone: "UTC",
      installationKind: "regular",
      version: 1,
    });
    const change = (version: number) =>
      changeSettings(admin, {
        programmeName: "Programme",
        timeZone: "Africa/Lagos",
        detectionsThreshold: 10,
        proceedingsThreshold: 5,
        version,
      });
    expect(await change(1)).toEqual({ ok: true, value: null });
    expect(await change(1)).toEqual({ ok: false, reason: "changed_meanwhile" });
    expect(
      changeSettingsInput.safeParse({ programmeName: "P", timeZone: "Moon/Base", version: 1 }).success,
    ).toBe(false);
  });
});
