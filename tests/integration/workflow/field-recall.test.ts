import { sql } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect } from "vitest";
import { ACCESS_CLASSES, CONSENTS, SOURCE_TYPES } from "@/db/enums";
import { devicesOver } from "@/lib/field-mode/contact";
import { allowRestrictedInField, forgetFieldDevice } from "@/lib/field-mode/mutations";
import { listFieldDevices } from "@/lib/field-mode/queries";
import { mayLieOnDeviceSql } from "@/lib/field-mode/recall";
import { mayLieOnDevice } from "@/lib/field-mode/source-on-device";
import { eraseNoted } from "@/lib/missions/erase";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { saveSource } from "@/lib/sources/mutations";
import { getSource } from "@/lib/sources/queries";
import { test } from "@/tests/support/database";
import { deviceOf, reader } from "@/tests/support/field-pack-device";
import { contextOf, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { added, interview, law, passageOf } from "@/tests/support/source-records";

const MINUTE = 60_000;

describe("a device is called back", () => {
  /** A device of the assessor with what a restricted document and a public one say, both cited. */
  async function withSources(country: ScoredCountry) {
    const { round, iso3, assessor, lead } = country;
    const ctx = country.as(assessor);
    const cite = { country, indicators: ["C4.1"] };
    const open = await added(ctx, law(country, { title: "Open act" }));
    await passageOf(ctx, open, "Everybody may read it.", cite);
    const restricted = await added(ctx, law(country, { accessClass: "restricted", title: "Teal minutes" }));
    await passageOf(ctx, restricted, "Teal passage", cite);
    const allow = (allowed: "yes" | "no") =>
      allowRestrictedInField(country.as(lead), { round, iso3, allowed });
    await allow("yes");
    const own = await deviceOf(country, assessor);
    const over = () => devicesOver(country.as(lead), [own.device]);
    const save = async (code: string, more: object) => {
      const { version } = await getSource(ctx, code);
      expect(await saveSource(ctx, { ...law(country, more), code, version })).toMatchObject({ ok: true });
    };
    return { ...own, open, restricted, allow, over, save };
  }

  test("once the lead keeps restricted sources out again, if it has one", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const own = await withSources(country);
    await own.allow("no");
    expect(await own.over()).toEqual([]);
    await own.allow("yes");
    expect(JSON.stringify(await own.pack())).toContain("Teal passage");
    expect(await own.over()).toEqual([]);
    await own.allow("no");
    expect(await own.over()).toEqual([own.device]);
    // A new one without them stays.
    const next = await deviceOf(country, country.assessor, "Next");
    expect(JSON.stringify(await next.pack())).not.toContain("Teal");
    expect(await devicesOver(country.as(country.lead), [next.device])).toEqual([]);
  });

  test("once a source in it is closed, whoever of the team may still read it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const own = await withSources(country);
    await own.pack();
    await own.save(own.restricted, { accessClass: "restricted", title: "Teal minutes, second reading" });
    expect(await own.over()).toEqual([]);
    await own.save(own.open, { accessClass: "confidential", title: "Open act" });
    expect(await own.over()).toEqual([own.device]);
  });

  test("once consent ended, or the texts of an interview in it were erased", async ({ db }) => {
    for (const end of ["withdrawn", "erased"] as const) {
      const country = await makeScoredCountry(db);
      const own = await withSources(country);
      const ctx = country.as(country.assessor);
      const said = { accessClass: "restricted", deleteOn: "2026-03-10" };
      const talk = await added(ctx, interview(country, said));
      await passageOf(ctx, talk, "Teal words", { country, indicators: ["C4.1"] });
      expect(JSON.stringify(await own.pack())).toContain("Teal words");
      expect(await own.over()).toEqual([]);
      if (end === "erased") {
        const day = new Date("2026-03-10T12:00:00Z");
        await eraseDueInterviews(
          contextOf(db, { kind: "system", job: "interview-deletion" }, day),
          eraseNoted,
        );
      } else {
        const { version } = await getSource(ctx, talk);
        const ended = { ...said, consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
        await saveSource(ctx, { ...interview(country, ended), code: talk, version });
      }
      expect(await own.over(), end).toEqual([own.device]);
    }
  });

  test("once the assessment left drafting", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const own = await withSources(country);
    await own.pack();
    await country.setState("internal_review");
    expect(await own.over()).toEqual([own.device]);
    await country.setState("drafting");
    expect(await own.over()).toEqual([]);
  });

  test("and its person sees in the list that it will be, and then that it was and when", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const own = await withSources(country);
    await own.pack();
    const line = async (later = 0) => {
      const devices = await listFieldDevices(reader(country, country.assessor, later), country.assessmentId);
      const { isCalledBack, letGoAt, forgottenAt } = devices.find(({ id }) => id === own.device) ?? {};
      return [isCalledBack, letGoAt, forgottenAt];
    };
    const contact = (later: number) => devicesOver(country.as(country.lead, later), [own.device]);
    await contact(MINUTE);
    expect(await line()).toEqual([false, null, null]);
    await own.allow("no");
    expect(await line()).toEqual([true, null, null]);
    expect(await contact(2 * MINUTE)).toEqual([own.device]);
    const told = new Date(TEST_NOW.getTime() + 2 * MINUTE).toISOString();
    expect(await line()).toEqual([false, told, null]);
    // It asks again only where it did not hear: what it has then counts.
    await own.allow("yes");
    expect(await contact(3 * MINUTE)).toEqual([]);
    expect(await line()).toEqual([false, null, null]);
    const later = reader(country, country.assessor, 4 * MINUTE);
    expect(await forgetFieldDevice(later, own.device)).toMatchObject({ ok: true });
    const forgotten = new Date(TEST_NOW.getTime() + 4 * MINUTE).toISOString();
    expect((await line(5 * MINUTE)).slice(1)).toEqual([null, forgotten]);
    await contact(6 * MINUTE);
    const heard = new Date(TEST_NOW.getTime() + 6 * MINUTE).toISOString();
    expect((await line(7 * MINUTE)).slice(1)).toEqual([heard, forgotten]);
  });
});

test("what goes along may stay, and what may not go along is called back: the rule and its condition say the same", async ({
  db,
}) => {
  const facts = fc.record({
    accessClass: fc.constantFrom(...ACCESS_CLASSES),
    type: fc.constantFrom(...SOURCE_TYPES),
    consent: fc.constantFrom(null, ...CONSENTS),
    allowed: fc.constantFrom(null, true, false),
  });
  // As rows of tables of these names, also such as the tables would not take.
  const mayStay = async ({ accessClass, type, consent, allowed }: Facts) => {
    const { rows } = await db.transaction((tx) =>
      tx.execute<{ may: boolean }>(sql`
      select coalesce(${mayLieOnDeviceSql()}, false) as may
      from (select ${accessClass}::access_class as access_class, ${type}::source_type as type) as sources,
        (select ${consent}::consent as consent) as interviews,
        (select ${allowed}::boolean as restricted_allowed) as field_modes`),
    );
    return rows[0]?.may;
  };
  type Facts = typeof facts extends fc.Arbitrary<infer F> ? F : never;
  await fc.assert(
    fc.asyncProperty(facts, async (one) => {
      const source = { ...one, consentWithdrawn: one.consent === "withdrawn" };
      expect(await mayStay(one)).toBe(mayLieOnDevice(source, one.allowed ?? false));
    }),
    { numRuns: 300 },
  );
});
