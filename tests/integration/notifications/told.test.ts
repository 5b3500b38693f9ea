import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { notifications } from "@/db/schema/notification";
import { users } from "@/db/schema/user";
import { endDuty, giveDuty, handOverDuty, listDuties } from "@/lib/assessments/duties";
import { namedFor } from "@/lib/assessments/named";
import { mutateAssessment } from "@/lib/assessments/subject";
import { listWork } from "@/lib/assessments/work";
import { changed } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import { signedIn } from "@/lib/core/request";
import { markAllRead, markRead, savePreferences } from "@/lib/notifications/mutations";
import { countUnread, eventsForPerson, getPreferences, listNotifications } from "@/lib/notifications/queries";
import { savePreferencesInput } from "@/lib/notifications/schema";
import { notify } from "@/lib/notifications/write";
import { openThread, replyToThread } from "@/lib/reviews/threads";
import { askForSelfAssessment } from "@/lib/self-assessments/mutations";
import { grantReader, saveSource } from "@/lib/sources/mutations";
import { begin, finish, take } from "@/tests/support/assessment-steps";
import { makeDatabase, test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { mailsOf, toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { added, interview, passageOf } from "@/tests/support/source-records";

const personCtx = (db: Database, person: TestPerson): PersonCtx => signedIn(contextOf(db, person));

describe("people are told", () => {
  test("of a duty that was given or handed over, and not of what they did themselves", async ({ db }) => {
    const { key, id, team } = await begin(db, "N-1", "XNA");
    expect(await toldOf(db, id)).toEqual([
      "Ada Approver duty_given",
      "Amir Assessor duty_given",
      "Lena Lead duty_given",
      "Rosa Reviewer duty_given",
    ]);
    const manager = contextOf(db, team.manager);
    const successor = await makePerson(db, "Successor");
    const lead = (await listDuties(manager, id)).find(({ duty }) => duty === "lead");
    await handOverDuty(manager, { ...key, dutyId: lead?.id ?? "", reason: "Left", userId: successor.userId });
    expect(await toldOf(db, id)).toContain("Successor duty_given");
  });

  test("of each step that waits for them", async () => {
    const db = await makeDatabase();
    const { key, id, team } = await begin(db, "N-2", "XNB");
    await fillDraft(db, id, team.lead.userId);
    const [lead, reviewer] = [contextOf(db, team.lead), contextOf(db, team.reviewer)];
    expect((await take(lead, key, "submit")).ok).toBe(true);
    expect((await take(reviewer, key, "return", { reason: "Too old" })).ok).toBe(true);
    expect((await take(lead, key, "submit")).ok).toBe(true);
    await finish(db, { key, team });
    const told = (await toldOf(db, id)).filter((line) => !line.endsWith("duty_given"));
    expect(told).toEqual([
      "Ada Approver approval_waiting",
      "Amir Assessor assessment_published",
      "Amir Assessor assessment_returned",
      "Lena Lead assessment_published",
      "Lena Lead assessment_returned",
      "Manager assessment_published",
      "Rosa Reviewer assessment_published",
      "Rosa Reviewer review_waiting",
      "Rosa Reviewer review_waiting",
    ]);
    await db.drop();
  });

  test("of comments: the drafters, and who wrote in the thread", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await country.setState("internal_review");
    const { round, iso3, assessmentId } = country;
    const words = { round, iso3, body: "Too old", language: "en" };
    const opened = await openThread(country.as(country.reviewer), { ...words, indicator: "C2.1" });
    if (!opened.ok) throw new Error(opened.reason);
    expect(await toldOf(db, assessmentId)).toEqual(["assessor comment_written", "lead comment_written"]);
    const { threadId } = opened.value;
    await replyToThread(country.as(country.lead), { ...words, threadId });
    expect(await toldOf(db, assessmentId)).toEqual([
      "assessor comment_written",
      "assessor comment_written",
      "lead comment_written",
      "reviewer comment_written",
    ]);
  });

  test("of a withdrawn consent once, where a rating of theirs cites the interview", async ({ db }) => {
    const [country, other] = [await makeScoredCountry(db), await makeScoredCountry(db)];
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    await passageOf(ctx, code, "Words", { country, indicators: ["C2.1"] });
    const withdrawn = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
    const second = await makePerson(db, "second");
    await country.giveDuty(second.userId, "second_rater");
    const saved = await saveSource(ctx, { ...interview(country, withdrawn), code, version: 1 });
    if (!saved.ok) throw new Error(saved.reason);
    await saveSource(ctx, { ...interview(country, withdrawn), code, version: saved.value.version });
    expect(await toldOf(db, country.assessmentId)).toEqual(["lead consent_withdrawn"]);
    expect(await toldOf(db, other.assessmentId)).toEqual([]);
    const { lines } = await listNotifications(signedIn(country.as(country.lead)), "en", 1);
    expect(lines[0]?.open?.href).toBe(`/sources/${code}`);
  });

  test("of a withdrawn consent where they lead, wrote or read it, whether a rating cites it or not", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    await grantReader(ctx, { code, userId: country.reviewer.userId });
    const withdrawn = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
    await saveSource(ctx, { ...interview(country, withdrawn), code, version: 2 });
    expect(await toldOf(db, country.assessmentId)).toEqual([
      "lead consent_withdrawn",
      "reviewer consent_withdrawn",
    ]);
  });

  test("of nothing where the write rolls back", async ({ db }) => {
    const { key, id, team } = await begin(db, "N-3", "XNC");
    const before = { told: await toldOf(db, id), mails: (await mailsOf(db)).length };
    const jobs = () => db.pool.query("select id from pgboss.job where name = 'mail'");
    const asked = (await jobs()).rowCount;
    const failing = mutateAssessment(
      contextOf(db, team.manager),
      "duty.give",
      key,
      "update",
      async (inside, assessment) => {
        await notify(inside, "duty_given", { assessment, people: [team.lead.userId] });
        throw new Error("changed my mind");
      },
    );
    await expect(failing).rejects.toThrow("changed my mind");
    expect(await toldOf(db, id)).toEqual(before.told);
    expect(await mailsOf(db)).toHaveLength(before.mails);
    expect((await jobs()).rowCount).toBe(asked);
  });

  test("of nothing where they are disabled", async ({ db }) => {
    const { key, id, team } = await begin(db, "N-4", "XND");
    await db.transaction((tx) =>
      tx.update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, team.lead.userId)),
    );
    const before = await toldOf(db, id);
    await mutateAssessment(
      contextOf(db, team.manager),
      "duty.give",
      key,
      "update",
      async (inside, assessment) => {
        await notify(inside, "assessment_returned", { assessment });
        return changed(null);
      },
    );
    expect(await toldOf(db, id)).toEqual([...before, "Amir Assessor assessment_returned"].sort());
  });
});

describe("the list of notifications", () => {
  test("leads to its place while that is open, and says nothing of it afterwards", async ({ db }) => {
    const { key, id, team } = await begin(db, "N-5", "XNE");
    const ctx = personCtx(db, team.lead);
    const first = await listNotifications(ctx, "en", 1);
    expect(first.lines).toMatchObject([
      {
        isRead: false,
        open: { event: "duty_given", href: "/rounds/N-5/XNE", about: { country: "State XNE" } },
      },
    ]);
    const manager = contextOf(db, team.manager);
    const lead = (await listDuties(manager, id)).find(({ duty }) => duty === "lead");
    await endDuty(manager, { ...key, dutyId: lead?.id ?? "", reason: "Left" });
    const { lines } = await listNotifications(ctx, "en", 1);
    expect(lines).toMatchObject([{ open: null }]);
    expect(JSON.stringify(lines)).not.toMatch(/XNE|N-5|duty_given/);
  });

  test("leads a focal point to the own work, which says that the assessment runs, until the State is asked", async ({
    db,
  }) => {
    const { key, team } = await begin(db, "N-6", "XNF");
    const focal = await makePerson(db, "Focal");
    const given = await giveDuty(contextOf(db, team.manager), key, {
      userId: focal.userId,
      duty: "focal_point",
    });
    expect(given.ok).toBe(true);
    const ctx = personCtx(db, focal);
    expect((await listNotifications(ctx, "en", 1)).lines).toMatchObject([
      { open: { event: "duty_given", href: "/", about: { country: "State XNF", round: "N-6" } } },
    ]);
    const named = { round: "N-6", iso3: "XNF", country: "State XNF", isHeard: false };
    expect([await namedFor(ctx, "en"), await listWork(ctx, "en")]).toEqual([[named], []]);
    for (const person of [team.lead, await makePerson(db, "Nobody")])
      expect(await namedFor(personCtx(db, person), "en")).toEqual([]);
    const asked = await askForSelfAssessment(contextOf(db, team.manager), key);
    expect(asked).toMatchObject({ ok: true });
    expect(await namedFor(ctx, "en")).toEqual([]);
    expect((await listNotifications(ctx, "en", 1)).lines.map(({ open }) => open?.href)).toEqual([
      "/rounds/N-6/XNF/self-assessment",
      "/rounds/N-6/XNF/self-assessment",
    ]);
  });

  test("is read by its reader only", async ({ db }) => {
    const { team } = await begin(db, "N-7", "XNG");
    const [mine, theirs] = [personCtx(db, team.lead), personCtx(db, team.reviewer)];
    const [line] = (await listNotifications(mine, "en", 1)).lines;
    await markRead(theirs, { id: line?.id ?? "" });
    expect(await countUnread(mine)).toBe(1);
    await markRead(mine, { id: line?.id ?? "" });
    expect([await countUnread(mine), await countUnread(theirs)]).toEqual([0, 1]);
    await markAllRead(theirs, { until: new Date(TEST_NOW.getTime() - 1) });
    expect(await countUnread(theirs)).toBe(1);
    await markAllRead(theirs, { until: TEST_NOW });
    expect(await countUnread(theirs)).toBe(0);
  });
});

describe("the choices of a person", () => {
  test("decide about mail from then on, and stand in the audit chain", async ({ db }) => {
    const person = await makePerson(db, "Chooser");
    const ctx = personCtx(db, person);
    const before = await getPreferences(ctx);
    expect(before.get("duty_given")).toBe("at_once");
    const choices = savePreferencesInput.parse({ ...Object.fromEntries(before), duty_given: "none" });
    await savePreferences(ctx, choices);
    await savePreferences(ctx, choices);
    expect((await getPreferences(ctx)).get("duty_given")).toBe("none");
    const { rows } = await db.pool.query(
      "select action from audit_events where entity = 'notification_preferences'",
    );
    expect(rows).toEqual([{ action: "account.change" }]);
    const { key, team } = await begin(db, "N-8", "XNH");
    await giveDuty(contextOf(db, team.manager), key, { userId: person.userId, duty: "second_rater" });
    expect(await countUnread(ctx)).toBe(1);
    const mails = await mailsOf(db);
    expect(mails.filter(({ recipientId }) => recipientId === person.userId)).toEqual([]);
    const [kept] = await db.read
      .select({ mailChoice: notifications.mailChoice })
      .from(notifications)
      .where(eq(notifications.recipientId, person.userId));
    expect(kept?.mailChoice).toBe("none");
  });

  test("are refused where an event or a choice is unknown", () => {
    for (const sent of [{ nobody_knows: "none" }, { duty_given: "hourly" }])
      expect(savePreferencesInput.safeParse(sent).success).toBe(false);
  });

  test("are asked about what can reach the person; what the page does not ask about stays as chosen", async ({
    db,
  }) => {
    const person = await makePerson(db, "Changing Chooser");
    const ctx = personCtx(db, person);
    expect(await eventsForPerson(ctx)).toEqual(["duty_given", "error_answered"]);
    await savePreferences(ctx, savePreferencesInput.parse({ draft_sent: "none", duty_given: "none" }));
    await savePreferences(ctx, savePreferencesInput.parse({ duty_given: "daily_digest" }));
    const kept = await getPreferences(ctx);
    expect([kept.get("draft_sent"), kept.get("duty_given")]).toEqual(["none", "daily_digest"]);
    const { key, team } = await begin(db, "N-9", "XNI");
    await giveDuty(contextOf(db, team.manager), key, { userId: person.userId, duty: "second_rater" });
    expect(await eventsForPerson(ctx)).toContain("assessment_returned");
    expect(await eventsForPerson(ctx)).not.toContain("draft_sent");
    expect(await eventsForPerson(personCtx(db, team.lead))).toContain("reply_in");
  });
});
