import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { fieldDevices } from "@/db/schema/field-mode";
import { constraintOf } from "@/lib/core/constraint";
import { newId } from "@/lib/core/ids";
import { devicesOver } from "@/lib/field-mode/contact";
import { allowRestrictedInField, forgetFieldDevice, switchOnFieldMode } from "@/lib/field-mode/mutations";
import { packOfText } from "@/lib/field-mode/pack";
import { getFieldPack, listFieldDevices } from "@/lib/field-mode/queries";
import { runJob } from "@/lib/jobs/worker";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { openThread } from "@/lib/reviews/threads";
import { disableUser } from "@/lib/users/mutations";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { deviceOf, reader } from "@/tests/support/field-pack-device";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import {
  added,
  CANARY,
  chainProblems,
  DAY_MS,
  interview,
  law,
  passageOf,
} from "@/tests/support/source-records";

describe("who takes an assessment along", () => {
  test("drafters do while they draft, nobody else, and nobody for somebody else's device", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, lead, assessor, reviewer } = country;
    const others = {
      reviewer,
      manager: await makePerson(db, "manager", ["programme_manager"]),
      administrator: await makePerson(db, "administrator", ["administrator"]),
      observer: await makePerson(db, "observer", ["observer"]),
      reader: await makePerson(db, "reader", ["reader"]),
      stranger: await makePerson(db, "stranger"),
      second: await makePerson(db, "second"),
      focal: await makePerson(db, "focal"),
    };
    await country.giveDuty(others.second.userId, "second_rater");
    await country.giveDuty(others.focal.userId, "focal_point");
    const own = await deviceOf(country, assessor);
    for (const [name, person] of Object.entries(others)) {
      const on = switchOnFieldMode(country.as(person), { round, iso3 }, { name });
      expect(["NOT_FOUND", "FORBIDDEN"], name).toContain(await codeOf(on));
      const pack = getFieldPack(reader(country, person), "en", { round, iso3, device: own.device });
      expect(await codeOf(pack), name).toBe("NOT_FOUND");
    }
    const leads = getFieldPack(reader(country, lead), "en", { round, iso3, device: own.device });
    expect(await codeOf(leads)).toBe("NOT_FOUND");
    const taken = switchOnFieldMode(country.as(lead), { round, iso3 }, { deviceId: own.device });
    expect(await codeOf(taken)).toBe("NOT_FOUND");
    expect(await codeOf(forgetFieldDevice(reader(country, lead), own.device))).toBe("NOT_FOUND");
    expect((await own.pack()).person.userId).toBe(assessor.userId);
    await country.setState("internal_review");
    expect(await codeOf(own.pack())).toBe("NOT_FOUND");
    expect(await codeOf(deviceOf(country, assessor))).toBe("FORBIDDEN");
  });

  test("only the lead lets restricted sources go along", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor, lead, reviewer } = country;
    const allow = (who: TestPerson) =>
      allowRestrictedInField(country.as(who), { round, iso3, allowed: "yes" });
    for (const person of [assessor, reviewer]) expect(await codeOf(allow(person))).toBe("FORBIDDEN");
    expect(await allow(lead)).toEqual({ ok: true, value: { allowed: true } });
    expect(await allow(lead)).toEqual({ ok: true, value: { allowed: true } });
    const events = await db.read
      .select({ version: auditEvents.version })
      .from(auditEvents)
      .where(eq(auditEvents.entityId, country.assessmentId));
    expect(events).toEqual([{ version: 1 }]);
  });
});

describe("what goes along", () => {
  test("the instrument, own work and public sources do; restricted ones if allowed; confidential ones never", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor, lead, reviewer } = country;
    const ctx = country.as(assessor);
    const key = { round, iso3, indicator: "C4.1", kind: "assessor" } as const;
    const fields = { state: "rated", level: 2, rationale: "Own words", teamNote: "Own note" } as const;
    await saveRating(ctx, { ...key, baseVersion: 0, mutationId: newId(TEST_NOW), fields });
    const cite = { country, indicators: ["C4.1"] };
    const open = await added(ctx, law(country, { title: "Open act" }));
    await passageOf(ctx, open, "Everybody may read it.", cite);
    const restricted = await added(ctx, law(country, { accessClass: "restricted", title: "Teal minutes" }));
    await passageOf(ctx, restricted, "Teal passage", cite);
    const talk = await added(
      ctx,
      interview(country, { accessClass: "public", title: "Teal talk", attribution: "by_function" }),
    );
    await passageOf(ctx, talk, "Teal words", cite);
    const closed = await added(ctx, interview(country));
    await passageOf(ctx, closed, `${CANARY} said it.`, cite);
    await country.setState("internal_review");
    const thread = { round, iso3, indicator: "C4.1", body: "Teal remark", language: "en" };
    expect(await openThread(country.as(reviewer), thread)).toMatchObject({ ok: true });
    await country.setState("drafting");

    const own = await deviceOf(country, assessor);
    const pack = await own.pack();
    const text = JSON.stringify(pack);
    for (const word of ["Own words", "Own note", "Open act", "Everybody may read it."])
      expect(text).toContain(word);
    for (const word of ["Teal", CANARY, restricted, talk, closed]) expect(text).not.toContain(word);
    expect(pack.withRestricted).toBe(false);
    expect(packOfText(text)).toEqual(JSON.parse(text));
    expect(pack.domains.flatMap(({ cards }) => cards)).toHaveLength(60);

    await allowRestrictedInField(country.as(lead), { round, iso3, allowed: "yes" });
    const allowed = JSON.stringify(await own.pack());
    for (const word of ["Teal minutes", "Teal passage", "Teal words"]) expect(allowed).toContain(word);
    for (const word of [CANARY, closed, "Teal remark"]) expect(allowed).not.toContain(word);
    await allowRestrictedInField(country.as(lead), { round, iso3, allowed: "no" });
    expect(JSON.stringify(await own.pack())).not.toContain("Teal");
  });

  test("another assessor's confidential source is not even told of", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    await passageOf(ctx, code, `${CANARY} said it.`, { country, indicators: ["C4.1"] });
    const colleague = await makePerson(db, "colleague");
    await country.giveDuty(colleague.userId, "assessor");
    expect(
      (await getRating(country.as(colleague), { ...country, indicator: "C4.1", kind: "assessor" })).citations,
    ).toHaveLength(1);
    const { pack } = await deviceOf(country, colleague);
    const cards = (await pack()).domains.flatMap((domain) => domain.cards);
    expect(cards.flatMap(({ rating }) => rating.citations)).toEqual([]);
  });
});

describe("the time of a device", () => {
  test("is fourteen days, begins anew each time it is switched on, and is over with its end", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const own = await deviceOf(country, country.assessor);
    expect(Date.parse(own.until) - TEST_NOW.getTime()).toBe(14 * DAY_MS);
    const over = (later: number) => devicesOver(country.as(country.assessor, later), [own.device]);
    const last = 14 * DAY_MS - 1;
    expect((await own.pack(last)).until).toBe(own.until);
    expect(await over(last)).toEqual([]);
    expect(await codeOf(own.pack(last + 1))).toBe("NOT_FOUND");
    expect(await over(last + 1)).toEqual([own.device]);
    expect(await codeOf(own.again(last + 1))).toBe("NOT_FOUND");

    const renewed = await deviceOf(country, country.assessor);
    expect(await renewed.again(10 * DAY_MS)).toMatchObject({
      value: { until: new Date(TEST_NOW.getTime() + 24 * DAY_MS).toISOString() },
    });
    expect((await renewed.pack(20 * DAY_MS)).deviceId).toBe(renewed.device);
    await runJob(db, "housekeeping", {}, new Date(TEST_NOW.getTime() + 45 * DAY_MS));
    const left = await db.read.select({ id: fieldDevices.id }).from(fieldDevices);
    expect(left.map(({ id }) => id)).not.toContain(own.device);
    expect(left.map(({ id }) => id)).toContain(renewed.device);
  });

  test("cannot be longer whoever writes it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { device } = await deviceOf(country, country.assessor);
    const until = new Date(TEST_NOW.getTime() + 15 * DAY_MS);
    const write = db.transaction((tx) =>
      tx.update(fieldDevices).set({ until }).where(eq(fieldDevices.id, device)),
    );
    expect(await write.catch(constraintOf)).toBe("field_devices_until");
  });
});

describe("a forgotten device", () => {
  test("gets nothing any more, is told so, and its person sees whether it was", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { assessor } = country;
    const [lost, kept] = [
      await deviceOf(country, assessor, "Lost"),
      await deviceOf(country, assessor, "Kept"),
    ];
    const me = reader(country, assessor, 1_000);
    const [line] = (await listFieldDevices(me)).filter(({ name }) => name === "Lost");
    expect(line).toMatchObject({ round: country.round, iso3: country.iso3, forgottenAt: null });
    expect(await forgetFieldDevice(me, lost.device)).toEqual({ ok: true, value: { deviceId: lost.device } });
    expect(await forgetFieldDevice(me, lost.device)).toMatchObject({ ok: true });
    expect(await codeOf(lost.pack(2_000))).toBe("NOT_FOUND");
    expect(await codeOf(lost.again(2_000))).toBe("NOT_FOUND");
    expect((await kept.pack(2_000)).deviceId).toBe(kept.device);
    const anybody = contextOf(db, { kind: "anonymous" }, new Date(TEST_NOW.getTime() + 3_000));
    const unknown = randomUUID();
    expect(await devicesOver(anybody, [lost.device, kept.device, unknown])).toEqual([lost.device, unknown]);
    const after = (await listFieldDevices(me)).find(({ name }) => name === "Lost");
    expect(after?.forgottenAt).not.toBeNull();
    expect(after?.lastSeenAt).toBe(new Date(TEST_NOW.getTime() + 3_000).toISOString());
    expect(await listFieldDevices(reader(country, country.lead))).toEqual([]);
    expect(await chainProblems(db)).toEqual([]);
  });

  test("is also that of whoever drafts no more or is disabled", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const leaver = await makePerson(db, "leaver");
    await country.giveDuty(leaver.userId, "assessor");
    const [left, stays] = [await deviceOf(country, leaver), await deviceOf(country, country.assessor)];
    const ask = () => devicesOver(country.as(country.assessor), [left.device, stays.device]);
    expect(await ask()).toEqual([]);
    await db.pool.query(
      "update assessment_duties set ended_at = $1, end_reason = 'moved' where user_id = $2",
      [TEST_NOW, leaver.userId],
    );
    expect(await ask()).toEqual([left.device]);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    await disableUser(admin, { userId: country.assessor.userId, reason: "left" });
    expect(await ask()).toEqual([left.device, stays.device]);
  });
});
