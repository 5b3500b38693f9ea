import { and, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { informationRequests } from "@/db/schema/information-request";
import { notifications } from "@/db/schema/notification";
import { reminders } from "@/db/schema/reminder";
import { getAssessment } from "@/lib/assessments/queries";
import { newId } from "@/lib/core/ids";
import { signedIn } from "@/lib/core/request";
import { calendarOf, roundDeadlines } from "@/lib/desk/deadlines";
import { readDesk } from "@/lib/desk/queries";
import { sendReminder } from "@/lib/desk/reminders";
import { openThread } from "@/lib/reviews/threads";
import { test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { codeOf } from "@/tests/support/error-code";
import { daysLater, sentToState } from "@/tests/support/heard-country";
import { mailsOf } from "@/tests/support/outbox";
import { contextOf, makePerson, setState, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeProgramme, openRound, type Programme } from "@/tests/support/released-country";

const reading = (db: Database, person: TestPerson, now = TEST_NOW) => signedIn(contextOf(db, person, now));

/** A round in which the first country is under review with one open comment, and the others are drafted. */
async function underReview(db: Database, round: string, countries: readonly [string, ...string[]]) {
  const people = await makeProgramme(db);
  await openRound(db, people, round, countries);
  const key = { round, iso3: countries[0] };
  const { assessment } = await getAssessment(contextOf(db, people.manager), key);
  await fillDraft(db, assessment.id, people.lead.userId, {
    "G2.2": { state: "not_assessed", level: null, reason: "no_answer" },
    "G2.3": { level: 4 },
  });
  await setState(db, assessment.id, "internal_review"); // with what no draft is submitted with
  const opened = await openThread(contextOf(db, people.reviewer), {
    ...key,
    indicator: "G2.1",
    body: "Which circular?",
    language: "en",
  });
  expect(opened).toMatchObject({ ok: true });
  return { people, key, id: assessment.id };
}

/** A request to an institution that is past its day by the time of the test, or was refused. */
async function makeRequest(
  db: Database,
  { id, people }: { id: string; people: Programme },
  values: Partial<typeof informationRequests.$inferInsert> = {},
) {
  await db.transaction((tx) =>
    tx.insert(informationRequests).values({
      id: newId(TEST_NOW),
      assessmentId: id,
      number: 1,
      what: "Figures of convictions",
      institutionName: "Court of Appeal",
      askedOn: "2026-01-05",
      dueOn: "2026-02-01",
      language: "en",
      addedBy: people.lead.userId,
      addedAt: TEST_NOW,
      version: 1,
      ...values,
    }),
  );
}

describe("the desk of a round", () => {
  test("shows states, days and holders, and counts only what the manager may read", async ({ db }) => {
    const { people, id } = await underReview(db, "D-1", ["XDA", "XDB"]);
    await makeRequest(db, { id, people }, { refusedOn: "2026-02-10", refusalReason: "Secret by law" });
    const desk = await readDesk(reading(db, people.manager, daysLater(3)), "D-1", "en");
    expect(
      desk.rows.map(({ iso3, state, daysInState, holders }) => [iso3, state, daysInState, holders]),
    ).toEqual([
      ["XDA", "internal_review", 3, [{ duty: "reviewer", name: "Reviewer" }]],
      ["XDB", "drafting", 3, [{ duty: "lead", name: "Lead" }]],
    ]);
    expect(desk.unread).toEqual(["State XDB"]);
    const found = desk.findings.filter(({ kind }) => kind !== "single_source");
    expect(found.map(({ kind, iso3, indicators, href }) => [kind, iso3, indicators, href])).toEqual([
      ["withheld", "XDA", ["G2.2"], "/rounds/D-1/XDA/G2#G2.2"],
      ["confidence_unmet", "XDA", ["G2.3"], "/rounds/D-1/XDA/G2#G2.3"],
      ["open_comments", "XDA", ["G2.1"], expect.stringContaining("/rounds/D-1/XDA/review#thread-")],
      ["requests_refused", "XDA", [], "/rounds/D-1/XDA/information-requests/1"],
    ]);
    expect(desk.findings.every(({ iso3 }) => iso3 === "XDA")).toBe(true);
  });

  test("is for programme managers alone, and for rounds of the programme", async ({ db }) => {
    const { people } = await underReview(db, "D-2", ["XDC"]);
    const administrator = await makePerson(db, "Admin", ["administrator"]);
    for (const person of [people.lead, people.reviewer, people.approver, people.observer, administrator])
      expect(await codeOf(readDesk(reading(db, person), "D-2", "en"))).toBe("NOT_FOUND");
    expect(await codeOf(readDesk(reading(db, people.manager), "D-none", "en"))).toBe("NOT_FOUND");
  });

  test("takes as many statements for three countries as for one", async ({ db }) => {
    const one = await underReview(db, "D-3", ["XDD"]);
    const three = await underReview(db, "D-4", ["XDE", "XDF", "XDG"]);
    let statements = 0;
    db.pool.on("acquire", () => {
      statements += 1;
    });
    const count = async (person: TestPerson, round: string) => {
      statements = 0;
      await readDesk(reading(db, person), round, "en");
      return statements;
    };
    await count(one.people.manager, "D-3");
    const few = await count(one.people.manager, "D-3");
    expect(await count(three.people.manager, "D-4")).toBe(few);
    expect(few).toBeLessThanOrEqual(13);
  });
});

describe("a reminder", () => {
  test("goes to who has to act, once a day, is recorded, and its mail names nothing", async ({ db }) => {
    const { people, key, id } = await underReview(db, "D-5", ["XDH"]);
    const manager = contextOf(db, people.manager);
    const input = { ...key, thing: "comments" } as const;
    expect(await sendReminder(manager, input)).toEqual({ ok: true, value: { people: 1 } });
    expect(await sendReminder(manager, input)).toEqual({ ok: false, reason: "sent_today" });
    const told = await db.read
      .select({ recipientId: notifications.recipientId, id: notifications.id })
      .from(notifications)
      .where(and(eq(notifications.assessmentId, id), eq(notifications.event, "reminded_of_comments")));
    expect(told.map(({ recipientId }) => recipientId)).toEqual([people.reviewer.userId]);
    expect((await mailsOf(db)).filter(({ notificationId }) => notificationId === told[0]?.id)).toHaveLength(
      1,
    );
    const events = await db.read
      .select({ entity: auditEvents.entity, actor: auditEvents.actorId })
      .from(auditEvents)
      .where(eq(auditEvents.entity, "reminder"));
    expect(events).toEqual([{ entity: "reminder", actor: people.manager.userId }]);
    const next = contextOf(db, people.manager, daysLater(1));
    expect(await sendReminder(next, input)).toMatchObject({ ok: true });
    const desk = await readDesk(reading(db, people.manager, daysLater(1)), key.round, "en");
    expect(desk.reminders).toEqual([
      expect.objectContaining({ thing: "comments", count: 1, sentToday: true, lastSentOn: "2026-03-03" }),
    ]);
  });

  test("of two managers at one moment is sent once", async ({ db }) => {
    const { people, key, id } = await underReview(db, "D-6", ["XDI"]);
    const other = await makePerson(db, "Other manager", ["programme_manager"]);
    const sent = await Promise.all(
      [people.manager, other].map((person) =>
        sendReminder(contextOf(db, person), { ...key, thing: "comments" }),
      ),
    );
    expect(sent.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await db.read.$count(reminders, eq(reminders.assessmentId, id))).toBe(1);
  });

  test("is refused where nothing waits or nobody is there, and to who may not send it", async ({ db }) => {
    const { people, key, id } = await underReview(db, "D-7", ["XDJ"]);
    const send = (person: TestPerson, thing: "deadline" | "requests") =>
      sendReminder(contextOf(db, person), { ...key, thing });
    expect(await send(people.manager, "deadline")).toEqual({ ok: false, reason: "nothing_waits" });
    expect(await send(people.manager, "requests")).toEqual({ ok: false, reason: "nothing_waits" });
    await makeRequest(db, { id, people });
    expect(await codeOf(send(people.lead, "requests"))).toBe("FORBIDDEN");
    expect(await codeOf(send(await makePerson(db, "Stranger"), "requests"))).toBe("NOT_FOUND");
    expect(await send(people.manager, "requests")).toEqual({ ok: true, value: { people: 1 } });
  });
});

describe("the deadlines of a round", () => {
  const words = {
    name: "Deadlines",
    entryOf: ({ country, kind }: { country: string; kind: string }) => `${country} ${kind}`,
  };

  test("hold the present state and those to come, for who follows the work", async ({ db }) => {
    const { people } = await underReview(db, "D-8", ["XDK", "XDL"]);
    for (const person of [people.manager, people.lead]) {
      const { deadlines } = await roundDeadlines(reading(db, person), "D-8", "en");
      expect(deadlines.map(({ iso3, kind }) => `${iso3} ${kind}`).sort()).toEqual([
        "XDK approval",
        "XDK internal_review",
        "XDL approval",
        "XDL drafting",
        "XDL internal_review",
      ]);
    }
    for (const person of [people.observer, await makePerson(db, "Stranger")])
      expect(await codeOf(roundDeadlines(reading(db, person), "D-8", "en"))).toBe("NOT_FOUND");
  });

  test("tell the State that was asked its own day and nothing else", async ({ db }) => {
    const { key, team } = await sentToState(db, "D-9", "XDM");
    const { deadlines } = await roundDeadlines(reading(db, team.focal), key.round, "en");
    expect(deadlines.map(({ kind }) => kind)).toEqual(["country_comment"]);
  });

  test("become a calendar of whole days whose entries keep their name", async ({ db }) => {
    const { people } = await underReview(db, "D-10", ["XDN"]);
    const read = async (now: Date) => {
      const { deadlines } = await roundDeadlines(reading(db, people.manager, now), "D-10", "en");
      return calendarOf("D-10", "en", deadlines, words);
    };
    const text = await read(TEST_NOW);
    expect(text).toContain("UID:D-10-XDN-internal_review@gpat-country-assessments\r\n");
    expect(text).toMatch(/DTSTART;VALUE=DATE:\d{8}\r\n/);
    expect(text).not.toMatch(/Reviewer|Lead|Which circular/);
    expect(await read(daysLater(5))).toBe(text);
  });
});
