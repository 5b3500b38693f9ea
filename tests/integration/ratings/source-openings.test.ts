import { and, eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { assessmentDuties } from "@/db/schema/assessment";
import { auditEvents, revisions } from "@/db/schema/audit";
import { sourceOpenings } from "@/db/schema/source";
import { constraintOf } from "@/lib/core/constraint";
import { newId } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/request";
import { renderMail } from "@/lib/mail/render";
import { eraseNoted } from "@/lib/missions/erase";
import { listNotifications } from "@/lib/notifications/queries";
import { OPENING_AGAIN_DAYS, OPENING_HOURS } from "@/lib/policy/source";
import { getRating } from "@/lib/ratings/queries";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { listLibrary } from "@/lib/sources/library";
import { saveSource } from "@/lib/sources/mutations";
import { endOpening, openSource, readClosedSource } from "@/lib/sources/openings";
import { getSource, sourceHistory } from "@/lib/sources/queries";
import { openSourceSchema } from "@/lib/sources/schema";
import { closedSource, keyFor, opened, REASON } from "@/tests/support/closed-source";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { mailsOf, toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, chainProblems, interview, law } from "@/tests/support/source-records";

const HOUR_MS = 3_600_000;
const AGAIN_MS = OPENING_AGAIN_DAYS * 24 * HOUR_MS;

describe("a closed source in an emergency", () => {
  test("opens to the lead for a day, and its author and readers are told at once", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, author, later } = await closedSource(db, country);
    const lead = country.as(later);
    const stub = await getRating(lead, { ...country, indicator: "C4.1", kind: "assessor" });
    const key = await keyFor(lead, country);
    expect(stub.citations).toMatchObject([{ source: { visible: false, opening: key } }]);
    expect(key).not.toContain(code);
    expect(await readClosedSource(lead, key)).toEqual({
      key,
      type: "interview_nonstate",
      year: "2026",
      round: country.round,
      iso3: country.iso3,
      againFrom: null,
      openedLately: [],
    });
    const before = (await mailsOf(db)).length;
    expect(await opened(lead, country)).toBe(code);

    const source = await getSource(lead, code);
    expect(source.title).toContain(CANARY);
    expect(source.may).toMatchObject({ write: false, grant: false, twin: false });
    expect(source.openings).toMatchObject([
      { who: "later lead", reason: REASON, isOpen: true, isOwn: true, wasEnded: false },
    ]);
    expect(await codeOf(readClosedSource(lead, key))).toBe("NOT_FOUND");
    expect((await listLibrary(lead, country.iso3, {})).hidden).toEqual([]);

    expect(await toldOf(db, country.assessmentId)).toEqual(["assessor source_opened", "lead source_opened"]);
    expect((await mailsOf(db)).length).toBe(before + 2);
    const { lines } = await listNotifications(signedIn(author), "en", 1);
    expect(lines[0]?.open).toMatchObject({ event: "source_opened", href: `/sources/${code}` });
    expect(JSON.stringify(lines)).not.toContain(CANARY);
    expect((await getSource(author, code)).openings[0]).toMatchObject({ who: "later lead", isOwn: false });
    expect((await sourceHistory(author, code)).events[0]).toMatchObject({
      action: "source.open",
      who: "later lead",
    });
    const [event] = await db.read
      .select({ reason: revisions.reason })
      .from(revisions)
      .innerJoin(auditEvents, eq(auditEvents.position, revisions.position))
      .where(and(eq(auditEvents.action, "source.open"), eq(auditEvents.actorId, later.userId)));
    expect(event?.reason).toBe(REASON);
    expect(await chainProblems(db)).toEqual([]);

    const day = OPENING_HOURS * HOUR_MS;
    expect((await getSource(country.as(later, day - 1), code)).code).toBe(code);
    expect(await codeOf(getSource(country.as(later, day), code))).toBe("NOT_FOUND");
    expect((await listLibrary(country.as(later, day), country.iso3, {})).hidden).toHaveLength(1);
  });

  test("opens to a programme manager, and to nobody else", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, author, later } = await closedSource(db, country);
    const manager = country.as(await makePerson(db, "manager", ["programme_manager"]));
    const key = await keyFor(manager, country);
    const people = {
      colleague: await makePerson(db, "colleague"),
      reviewer: country.reviewer,
      focal: await makePerson(db, "focal"),
      contributor: await makePerson(db, "contributor"),
      observer: await makePerson(db, "observer", ["observer"]),
      reader: await makePerson(db, "reader", ["reader"]),
      administrator: await makePerson(db, "administrator", ["administrator"]),
      stranger: await makePerson(db, "stranger"),
      author: country.assessor,
      "lead of another country": (await makeScoredCountry(db)).lead,
    };
    await country.giveDuty(people.colleague.userId, "assessor");
    await country.giveDuty(people.focal.userId, "focal_point");
    await country.giveDuty(people.contributor.userId, "contributor");
    for (const [name, person] of Object.entries(people)) {
      const as = country.as(person);
      expect(await codeOf(readClosedSource(as, key)), name).toBe("NOT_FOUND");
      expect(await codeOf(openSource(as, { key, reason: REASON })), name).toBe("NOT_FOUND");
      if (name === "administrator") continue; // for whom there is no library
      expect(
        (await listLibrary(as, country.iso3, {})).hidden.filter(({ opening }) => opening),
        name,
      ).toEqual([]);
    }
    expect(await codeOf(openSource(manager, { key: "0".repeat(32), reason: REASON }))).toBe("NOT_FOUND");
    expect((await getSource(author, code)).openings).toEqual([]);
    expect(await opened(manager, country)).toBe(code);
    expect((await getSource(manager, code)).title).toContain(CANARY);
    // Who does not answer for the country any more does not read it any more.
    expect(await opened(country.as(later), country)).toBe(code);
    await db.transaction((tx) =>
      tx
        .update(assessmentDuties)
        .set({ endedAt: TEST_NOW, endReason: "Moves on" })
        .where(eq(assessmentDuties.userId, later.userId)),
    );
    expect(await codeOf(getSource(country.as(later), code))).toBe("NOT_FOUND");
  });

  test("is closed again by its author, before its time", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, author, later } = await closedSource(db, country);
    await opened(country.as(later), country);
    const [opening] = (await getSource(author, code)).openings;
    const input = { code, opening: opening?.id ?? "" };
    expect(await codeOf(endOpening(country.as(later), input))).toBe("FORBIDDEN");
    expect(await codeOf(endOpening(country.as(country.lead), input))).toBe("FORBIDDEN");
    const after = country.as(country.assessor, HOUR_MS);
    expect((await endOpening(after, input)).ok).toBe(true);
    expect(await codeOf(getSource(country.as(later, HOUR_MS), code))).toBe("NOT_FOUND");
    const ended = (await getSource(after, code)).openings[0];
    expect(ended).toMatchObject({ isOpen: false, wasEnded: true, until: after.now.toISOString() });
    const { version } = await getSource(after, code);
    expect((await endOpening(after, input)).ok).toBe(true);
    expect((await getSource(after, code)).version).toBe(version);
  });

  test("is opened once in seven days by the same person, and by a second one meanwhile", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, author, later } = await closedSource(db, country);
    const key = await keyFor(country.as(later), country);
    await opened(country.as(later), country);
    const [opening] = (await getSource(author, code)).openings;
    const ended = { code, opening: opening?.id ?? "" };
    expect((await endOpening(country.as(country.assessor, HOUR_MS), ended)).ok).toBe(true);
    const again = new Date(TEST_NOW.getTime() + AGAIN_MS).toISOString();
    for (const wait of [HOUR_MS, OPENING_HOURS * HOUR_MS, AGAIN_MS - 1]) {
      const lead = country.as(later, wait);
      expect(await readClosedSource(lead, key)).toMatchObject({
        againFrom: again,
        openedLately: [{ who: "later lead", openedAt: TEST_NOW.toISOString() }],
      });
      expect(await openSource(lead, { key, reason: REASON })).toEqual({ ok: false, reason: "opened_lately" });
      expect(await codeOf(getSource(lead, code))).toBe("NOT_FOUND");
    }
    // Nor by whoever writes past the service.
    const past = db.transaction((tx) =>
      tx.insert(sourceOpenings).values({
        id: newId(TEST_NOW),
        sourceId: sql`(select id from sources where code = ${code})`,
        userId: later.userId,
        reason: REASON,
        openedAt: new Date(TEST_NOW.getTime() + AGAIN_MS - 1),
        until: new Date(TEST_NOW.getTime() + AGAIN_MS),
      }),
    );
    expect(await past.catch(constraintOf)).toBe("source_openings_once");
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const second = country.as(manager, 2 * HOUR_MS);
    const seen = await readClosedSource(second, key);
    expect(seen).toMatchObject({ againFrom: null, openedLately: [{ who: "later lead" }] });
    expect(JSON.stringify(seen)).not.toContain(REASON);
    expect((await openSource(second, { key, reason: REASON })).ok).toBe(true);
    const next = country.as(later, AGAIN_MS);
    expect((await openSource(next, { key, reason: REASON })).ok).toBe(true);
    expect((await getSource(country.as(country.assessor, AGAIN_MS), code)).openings).toHaveLength(3);
  });

  test("stays closed where consent ended, and closes with it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, author, later } = await closedSource(db, country);
    const lead = country.as(later);
    const key = await keyFor(lead, country);
    await opened(lead, country);
    const withdrawn = interview(country, {
      consent: "withdrawn",
      consentWithdrawnOn: "2026-03-01",
      deleteOn: "2027-01-01",
    });
    const { version } = await getSource(author, code);
    expect((await saveSource(author, { ...withdrawn, code, version })).ok).toBe(true);
    expect(await codeOf(getSource(lead, code))).toBe("NOT_FOUND");
    const next = country.as(later, OPENING_HOURS * HOUR_MS);
    expect(await codeOf(openSource(next, { key, reason: REASON }))).toBe("NOT_FOUND");
    expect((await listLibrary(next, country.iso3, {})).hidden).toMatchObject([{ opening: null }]);
  });

  test("keeps no reason once the texts of the interview are erased", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, author, later } = await closedSource(db, country);
    await opened(country.as(later), country);
    const job = contextOf(
      db,
      { kind: "system", job: "interview-deletion" },
      new Date("2027-01-01T12:00:00Z"),
    );
    expect(await eraseDueInterviews(job, eraseNoted)).toContain(code);
    expect(JSON.stringify(await getSource(author, code))).not.toContain(REASON);
    const kept = await db.read.select({ reason: revisions.reason }).from(revisions);
    expect(kept.map(({ reason }) => reason)).not.toContain(REASON);
  });

  test("that its author makes public and closes again is not open any more", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const author = country.as(country.assessor);
    const code = await added(author, law(country, { accessClass: "confidential" }));
    const manager = country.as(await makePerson(db, "manager", ["programme_manager"]));
    await opened(manager, country);
    for (const [version, accessClass] of [
      [2, "restricted"],
      [3, "confidential"],
    ] as const) {
      const saved = await saveSource(author, { ...law(country, { accessClass }), code, version });
      expect(saved).toMatchObject({ ok: true });
    }
    expect(await codeOf(getSource(manager, code))).toBe("NOT_FOUND");
  });
});

test("the reason is a sentence, and the mail says nothing of what was opened", () => {
  const key = "0".repeat(32);
  expect(openSourceSchema.safeParse({ key, reason: " Urgent. " }).error?.issues[0]?.message).toBe(
    "sources.problems.reason_too_short",
  );
  expect(openSourceSchema.safeParse({ key, reason: "" }).error?.issues[0]?.message).toBe(
    "errors.field.missing",
  );
  expect(openSourceSchema.safeParse({ key, reason: REASON }).success).toBe(true);
  const counts = [{ event: "source_opened", count: 1 } as const];
  const mail = renderMail({
    kind: "notification",
    locale: "en",
    counts,
    linkBase: new URL("http://localhost"),
  });
  expect(mail.text).toContain("A confidential source that you may read was opened in an emergency.");
});
