import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { errorReports } from "@/db/schema/error-report";
import { notifications } from "@/db/schema/notification";
import { stewardCountries } from "@/db/schema/register";
import { users } from "@/db/schema/user";
import { ERROR_REPORTS_MAX } from "@/lib/auth/attempts";
import { signedIn } from "@/lib/core/request";
import { erasableNoun } from "@/lib/erasures/queries";
import { reportError } from "@/lib/error-reports/mutations";
import { ownErrorReports } from "@/lib/error-reports/own";
import { countErrorReportsToAnswer, errorReportsOn, listErrorReports } from "@/lib/error-reports/queries";
import { WAITING_ON_ENTRY_MAX } from "@/lib/error-reports/schema";
import { changesSinceReports } from "@/lib/error-reports/since";
import { listNotifications } from "@/lib/notifications/queries";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { getEntry } from "@/lib/registers/entry-queries";
import { supersedeEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { lawOf, makeEntry } from "@/tests/support/entries";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makeCountry, makePerson, type TestPerson } from "@/tests/support/programme";
import {
  answered,
  ERROR_IN_LAW,
  hoursLater,
  makeReportedLaw,
  reported,
} from "@/tests/support/reported-entry";

const as = (db: Database, person: TestPerson) => signedIn(contextOf(db, person, hoursLater(3)));
const shown = (db: Database, person: TestPerson, state: "open" | "answered") =>
  listErrorReports(as(db, person), "en", { state, page: 1 });

/** Who was told of what of both events since, as `Name event`. */
async function toldOf(db: Database, people: readonly TestPerson[]): Promise<string[]> {
  const rows = await db.read
    .select({ id: users.id, name: users.name, event: notifications.event })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.recipientId))
    .where(sql`${notifications.event}::text like 'error_%'`);
  const ids = people.map(({ userId }) => userId);
  return rows
    .filter(({ id }) => ids.includes(id))
    .map(({ name, event }) => `${name} ${event}`)
    .sort();
}

describe("an error in an entry", () => {
  test("is reported by the State, accepted with a new version, and both are told without a name", async ({
    db,
  }) => {
    const { key, focal, reader, steward, country, change, check, version } = await makeReportedLaw(db);
    const report = await reported(db, focal, key);
    expect(await toldOf(db, [steward, focal, reader])).toEqual(["Sade Steward error_reported"]);
    const { reports, mayReport } = await errorReportsOn(as(db, steward), key.register, key.code);
    expect(mayReport).toBe(false);
    expect(reports).toMatchObject([
      { id: report, reportedBy: "Fatou Focal", isOwn: false, mayAnswer: true, answer: null },
    ]);

    expect(await answered(db, steward, report, "accepted")).toMatchObject({ reason: "entry_unchanged" });
    const draft = await change(version);
    expect(await answered(db, steward, report, "accepted")).toMatchObject({ ok: true });
    expect(await toldOf(db, [steward, focal, reader])).toEqual([
      "Fatou Focal error_answered",
      "Sade Steward error_reported",
    ]);
    expect(await answered(db, steward, report, "not_accepted")).toMatchObject({ reason: "answered_already" });

    // The entry is a draft again and hidden from the State, which reads the answer all the same.
    expect(await codeOf(errorReportsOn(as(db, focal), key.register, key.code))).toBe("NOT_FOUND");
    const toldTo = async (person: TestPerson) =>
      (await listNotifications(as(db, person), "en", 1)).lines.find(
        ({ open }) => open?.event === "error_answered",
      )?.open;
    expect(await toldTo(focal)).toMatchObject({
      entry: null,
      href: `/error-reports?state=answered#report-${report}`,
    });
    expect((await shown(db, focal, "answered")).reports).toMatchObject([
      { entry: { title: null }, answer: { decision: "accepted", by: null }, reportedBy: null, isOwn: true },
    ]);
    await check(draft);
    const [own] = (await errorReportsOn(as(db, focal), key.register, key.code)).reports;
    expect(own).toMatchObject({
      ...ERROR_IN_LAW,
      entry: { title: `Act of ${country.iso3}` },
      mayAnswer: false,
    });
    expect(await toldTo(focal)).toMatchObject({
      about: null,
      entry: key.code,
      href: `/laws/${key.code}#report-${report}`,
    });
    expect((await ownErrorReports(as(db, focal))).map(({ id, decision }) => [id, decision])).toEqual([
      [report, "accepted"],
    ]);
    const since = async (person: TestPerson) => {
      const ctx = as(db, person);
      return changesSinceReports(ctx, DEFINITIONS.laws, await getEntry(ctx, key.register, key.code));
    };
    expect((await since(focal)).changes).toMatchObject({
      [report]: [{ field: "inForceOn", after: { value: "2010-07-01" } }],
    });
    expect((await since(reader)).changes, "another's report").toEqual({});
    const events = await db.read
      .select({ action: auditEvents.action })
      .from(auditEvents)
      .where(eq(auditEvents.entityId, report))
      .orderBy(auditEvents.position);
    expect(events.map(({ action }) => action)).toEqual(["error.report", "error.answer"]);
  });

  test("leads to the entry that took its place, for whom that one is open to", async ({ db }) => {
    const { key, focal, steward, country, version } = await makeReportedLaw(db);
    const report = await reported(db, focal, key);
    const by = await makeEntry(country.as(country.assessor), "laws", lawOf(country.iso3));
    const reason = "Entered under its other name.";
    expect(await supersedeEntry(as(db, steward), { ...key, version, by, reason })).toMatchObject({
      ok: true,
    });
    expect(await answered(db, steward, report, "accepted")).toMatchObject({ ok: true });
    const successor = async (person: TestPerson) =>
      (await shown(db, person, "answered")).reports.find(({ id }) => id === report)?.entry.successor ?? null;
    expect(await successor(steward)).toEqual({ register: "laws", code: by });
    expect(await successor(focal), "a draft").toBeNull();
    expect(await codeOf(reportError(as(db, steward), { ...key, ...ERROR_IN_LAW }))).toBe("FORBIDDEN");
  });

  test("is shown to the stewards who keep the entry and to who reported it, to nobody else", async ({
    db,
  }) => {
    const { key, focal, reader, steward, country } = await makeReportedLaw(db);
    const report = await reported(db, focal, key);
    const others = {
      reader,
      observer: await makePerson(db, "Olga Observer", ["observer"]),
      manager: await makePerson(db, "Mina Manager", ["programme_manager"]),
      lead: country.lead,
    };
    for (const [name, person] of Object.entries(others)) {
      const seen = await errorReportsOn(as(db, person), key.register, key.code);
      // Who erases passages learns that there is a report, and nothing of what it says.
      const unread = name === "manager" ? [{ id: report, reportedAt: hoursLater(1).toISOString() }] : [];
      expect(seen, name).toEqual({ reports: [], mayReport: true, unread });
      expect((await shown(db, person, "open")).reports, name).toEqual([]);
      expect(await codeOf(answered(db, person, report, "not_accepted")), name).toBe("NOT_FOUND");
      const place = erasableNoun(as(db, person), "error_report", report);
      if (name !== "manager") expect(await codeOf(place), name).toBe("NOT_FOUND");
      else
        expect(await place).toEqual({
          noun: "error_report",
          name: key.code,
          href: `/laws/${key.code}#error-reports`,
        });
    }
    expect(await codeOf(answered(db, focal, report, "not_accepted"))).toBe("FORBIDDEN");
    const admin = await makePerson(db, "Ada Administrator", ["administrator"]);
    expect(await codeOf(shown(db, admin, "open"))).toBe("NOT_FOUND");
    expect(await codeOf(reportError(as(db, admin), { ...key, ...ERROR_IN_LAW }))).toBe("NOT_FOUND");
    expect((await shown(db, steward, "open")).reports.map(({ id }) => id)).toContain(report);
  });

  test("waits for the stewards of a country that the entry names, and for no other", async ({ db }) => {
    const { key, reader, country } = await makeReportedLaw(db);
    await makeCountry(db, "QEB");
    const [own, other] = [
      await makePerson(db, "Own steward", ["data_steward"]),
      await makePerson(db, "Other steward", ["data_steward"]),
    ];
    await db.transaction((tx) =>
      tx.insert(stewardCountries).values([
        { userId: own.userId, iso3: country.iso3 },
        { userId: other.userId, iso3: "QEB" },
      ]),
    );
    const report = await reported(db, reader, key);
    expect(await toldOf(db, [own, other])).toEqual(["Own steward error_reported"]);
    expect(await countErrorReportsToAnswer(as(db, own))).toBe(1);
    expect(await countErrorReportsToAnswer(as(db, other))).toBe(0);
    expect(await countErrorReportsToAnswer(as(db, reader))).toBeNull();
    expect(await codeOf(answered(db, other, report, "not_accepted"))).toBe("NOT_FOUND");
    expect(
      (await errorReportsOn(as(db, other), key.register, key.code)).mayReport,
      "not kept by that one",
    ).toBe(true);
    expect(await answered(db, own, report, "not_accepted")).toMatchObject({ ok: true });
    expect(await countErrorReportsToAnswer(as(db, own))).toBe(0);
  });

  test("is reported by one person so often only that its page stays short, until an answer comes", async ({
    db,
  }) => {
    const { key, reader, focal, steward } = await makeReportedLaw(db);
    const send = () => reportError(as(db, reader), { ...key, ...ERROR_IN_LAW });
    const sent = await Promise.all(Array.from({ length: WAITING_ON_ENTRY_MAX + 2 }, send));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(WAITING_ON_ENTRY_MAX);
    expect(await send()).toEqual({ ok: false, reason: "many_waiting" });
    await reported(db, focal, key);
    const [own] = (await errorReportsOn(as(db, reader), key.register, key.code)).reports;
    expect(await answered(db, steward, own?.id ?? "", "not_accepted", 4)).toMatchObject({ ok: true });
    expect(await send()).toMatchObject({ ok: true });
  });

  test("is no way to learn of an entry that is hidden, and is counted", async ({ db }) => {
    const { country, reader, focal, key } = await makeReportedLaw(db);
    const draft = await makeEntry(country.as(country.assessor), "laws", lawOf(country.iso3));
    for (const code of [draft, "QEA-L-099"])
      expect(await codeOf(reportError(as(db, reader), { ...ERROR_IN_LAW, register: "laws", code }))).toBe(
        "NOT_FOUND",
      );
    const again = () => reportError(as(db, reader), { ...key, ...ERROR_IN_LAW });
    for (let made = 2; made < ERROR_REPORTS_MAX; made += 1) await again();
    expect(await codeOf(again())).toBe("TOO_MANY");
    await reported(db, focal, key);
  });
});

describe("the database", () => {
  const constraintOf = async (work: Promise<unknown>) =>
    work.then(
      () => null,
      (error: { cause?: { constraint?: string } }) => error.cause?.constraint,
    );

  test("keeps a report and its answer as they were given", async ({ db }) => {
    const { key, focal, steward } = await makeReportedLaw(db);
    const report = await reported(db, focal, key);
    const own = eq(errorReports.id, report);
    const set = (values: Partial<typeof errorReports.$inferInsert>) =>
      constraintOf(db.transaction((tx) => tx.update(errorReports).set(values).where(own)));
    expect(await set({ body: "Otherwise" })).toBe("error_reports_immutable");
    const answer = {
      decision: "not_accepted",
      reason: "No.",
      reasonLanguage: "en",
      answeredVersion: 2,
      answeredBy: steward.userId,
      answeredAt: hoursLater(2),
    } as const;
    expect(await set({ ...answer, reason: null })).toBe("error_reports_answer");
    expect(await set({ ...answer, reason: " " })).toBe("error_reports_answer");
    expect(await set({ ...answer, answeredBy: focal.userId })).toBe("error_reports_answered_by_another");
    expect(await set({ ...answer, decision: "accepted" })).toBe("error_reports_accepted_when_changed");
    expect(await set({ ...answer, answeredAt: hoursLater(0) })).toBe("error_reports_answered_after");
    expect(await set(answer)).toBeNull();
    expect(await set({ reason: "Yes." })).toBe("error_reports_immutable");
    expect(await constraintOf(db.transaction((tx) => tx.delete(errorReports).where(own)))).not.toBeNull();
  });
});
