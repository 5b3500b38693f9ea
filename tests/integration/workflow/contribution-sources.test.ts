import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { erasures } from "@/db/schema/audit";
import { releases } from "@/db/schema/release";
import { interviews, sourceReaders, sources } from "@/db/schema/source";
import { giveDuty } from "@/lib/assessments/duties";
import { eraseDueContributions } from "@/lib/contributions/erase";
import { makeSource } from "@/lib/contributions/make-source";
import { grantContributionReader, noteReading } from "@/lib/contributions/mutations";
import { contributionPage } from "@/lib/contributions/page";
import { takeReceiptStep } from "@/lib/contributions/receipt";
import { createContext } from "@/lib/core/context";
import { signedIn } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { compareFigures } from "@/lib/ratings/figures";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { search } from "@/lib/search/queries";
import { saveSource } from "@/lib/sources/mutations";
import { getSource } from "@/lib/sources/queries";
import { addTwin } from "@/lib/sources/twins";
import { begin } from "@/tests/support/assessment-steps";
import { citeSource, linkFor, sent, stranger, toldBy, versionOf } from "@/tests/support/contributions";
import { makeDatabase, test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { daysLater, releaseHeard } from "@/tests/support/heard-country";
import { toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import type { ScoredCountry } from "@/tests/support/scored-country";
import { chainProblems, interview } from "@/tests/support/source-records";
import { tablesHolding } from "@/tests/support/whole-database";

const DELETE_ON = "2029-01-01";
const CANARY = "Sandpiper-canary";
const system = (db: Database, now: Date) => createContext(db, { kind: "system", job: "test" }, now);
const personOf = (db: Database, person: TestPerson, now?: Date) => signedIn(contextOf(db, person, now));

type Place = { round: string; iso3: string };

async function sourceOf(db: Database, person: TestPerson, key: Place, id: string, passage = "It says so.") {
  return makeSource(contextOf(db, person), {
    ...key,
    contribution: id,
    version: await versionOf(db, id),
    title: "Contribution",
    passage,
    reliability: "B",
    credibility: "2",
    deleteOn: DELETE_ON,
  });
}

/** The code of the source that was made of a contribution. Throws where it is refused. */
async function madeSource(...given: Parameters<typeof sourceOf>): Promise<string> {
  const made = await sourceOf(...given);
  if (!made.ok) throw new Error(made.reason);
  return made.value.code;
}

describe("a contribution", () => {
  test("becomes a source of its class and readers, and its code tells of the release only once it is out", async ({
    db,
  }) => {
    const { key, id: assessment, team } = await begin(db, "K-5", "XKF", { stateIsHeard: true });
    const focal = await makePerson(db, "Fatou Focal");
    await giveDuty(contextOf(db, team.manager), key, { userId: focal.userId, duty: "focal_point" });
    await fillDraft(db, assessment, team.lead.userId);
    const lead = contextOf(db, team.lead);
    const secret = await linkFor(lead, key);
    const { id, receipt } = await sent(db, secret, { body: `${CANARY} again.` });
    expect(await toldBy(db, receipt)).toMatchObject({ stage: "received", usedIn: [], mayAdd: true });
    await noteReading(lead, { ...key, contribution: id });
    expect(await toldBy(db, receipt)).toMatchObject({ stage: "being_read" });
    await expect(sourceOf(db, team.assessor, key, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const code = await madeSource(db, team.lead, key, id, `${CANARY} again.`);
    const source = one(await db.read.select().from(sources).where(eq(sources.code, code)));
    expect(source).toMatchObject({ accessClass: "confidential", type: "interview_nonstate" });
    const readers = await db.read.select().from(sourceReaders).where(eq(sourceReaders.sourceId, source.id));
    expect(readers.map(({ userId }) => userId)).toEqual([team.lead.userId]);
    const interview = one(await db.read.select().from(interviews).where(eq(interviews.sourceId, source.id)));
    expect(interview).toMatchObject({ consent: "given", attribution: "not_attributed", deleteOn: DELETE_ON });
    expect(interview.personCode).toMatch(/^C-/);
    expect(await sourceOf(db, team.lead, key, id)).toEqual({ ok: false, reason: "not_possible" });
    await citeSource(db, team.lead, key, code, ["C2.3", "G3.1"]);
    expect(await toldBy(db, receipt)).toMatchObject({ stage: "being_read", usedIn: [] });

    await releaseHeard(db, { key, team });
    expect(await toldBy(db, receipt, daysLater(60))).toMatchObject({
      stage: "used",
      usedIn: ["C2.3", "G3.1"],
      answer: null,
    });
    expect(await tablesHolding(db, CANARY)).toEqual([
      "public.contributions",
      "public.passages",
      "public.revisions",
    ]);
    for (const person of [team.assessor, team.reviewer, team.manager, focal]) {
      const found = await search(contextOf(db, person), "en", code);
      expect(JSON.stringify(found), person.name).not.toContain(code);
      await expect(getSource(contextOf(db, person), code)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const told = await takeReceiptStep(stranger(db, daysLater(60)), { step: "look", code: receipt });
    for (const word of [CANARY, "Lena", "XKF", code]) expect(JSON.stringify(told)).not.toContain(word);
    // A release that its people seal for safety tells nothing any more.
    const release = one(await db.read.select().from(releases).where(eq(releases.assessmentId, assessment)));
    const second = await makePerson(db, "Second Manager", ["programme_manager"]);
    const seal = { code: release.code, reason: "A witness is in danger." };
    await proposeSeal(contextOf(db, team.manager, daysLater(60)), seal);
    await confirmSeal(contextOf(db, second, daysLater(60)), { code: release.code });
    expect(await toldBy(db, receipt, daysLater(61))).toMatchObject({ stage: "being_read", usedIn: [] });
    expect(await chainProblems(db)).toEqual([]);
  });
});

describe("the consent", () => {
  test("is withdrawn with the code: the source closes, and who rated by it is told", async ({ db }) => {
    const { key, id: assessment, team } = await begin(db, "K-8", "XKI");
    const lead = contextOf(db, team.lead);
    const { id, receipt } = await sent(db, await linkFor(lead, key));
    const code = await madeSource(db, team.lead, key, id);
    await citeSource(db, team.lead, key, code, ["C2.3"]);
    for (let times = 0; times < 2; times += 1)
      expect(
        await takeReceiptStep(stranger(db), { step: "withdraw", code: receipt, confirmed: "on" }),
      ).toMatchObject({
        value: { view: { stage: "withdrawn", mayAdd: false, mayAddFile: false }, ticket: null },
      });
    const source = await getSource(lead, code);
    expect(source.interview).toMatchObject({ consent: "withdrawn", consentWithdrawnOn: "2026-03-02" });
    expect(source.citations?.map(({ indicator }) => indicator)).toEqual(["C2.3"]);
    const told = (await toldOf(db, assessment)).filter((line) => line.endsWith("consent_withdrawn"));
    expect(told).toEqual(["Amir Assessor consent_withdrawn", "Lena Lead consent_withdrawn"]);
    const add = { step: "add", code: receipt, body: "More.", language: "en" } as const;
    expect(await takeReceiptStep(stranger(db), add)).toEqual({ ok: false, reason: "no_more" });
    expect(await compareFigures(lead)).toEqual([]);
    expect(await chainProblems(db)).toEqual([]);
  });

  test("binds the source and reaches its redacted versions", async ({ db }) => {
    const { key, team } = await begin(db, "K-12", "XKM");
    const lead = contextOf(db, team.lead);
    const { id, receipt } = await sent(db, await linkFor(lead, key));
    const code = await madeSource(db, team.lead, key, id);
    const own = { ...key } as unknown as ScoredCountry;
    const asked = interview(own, { deleteOn: DELETE_ON, attribution: "by_institution" });
    expect(await saveSource(lead, { ...asked, code, version: 1 })).toEqual({
      ok: false,
      reason: "not_agreed",
    });
    const { wantedFor: _wanted, ...words } = interview(own, {
      deleteOn: DELETE_ON,
      accessClass: "restricted",
      title: "Said by a shelter",
    });
    const twin = await addTwin(lead, { ...words, twinOf: code });
    if (!twin.ok) throw new Error(twin.reason);
    await takeReceiptStep(stranger(db), { step: "withdraw", code: receipt, confirmed: "on" });
    // What its contributor took back nobody on the team gives again.
    const again = interview(own, { deleteOn: DELETE_ON });
    expect(await saveSource(lead, { ...again, code, version: 2 })).toEqual({
      ok: false,
      reason: "no_consent",
    });
    expect((await getSource(lead, twin.value.code)).interview).toMatchObject({
      consent: "withdrawn",
      consentWithdrawnOn: "2026-03-02",
    });
    expect(await chainProblems(db)).toEqual([]);
  });

  test("withdrawn before there is a source, text and revisions go in the coming night", async () => {
    const db = await makeDatabase();
    const { key, id: assessment, team } = await begin(db, "K-9", "XKJ");
    const { receipt, id } = await sent(db, await linkFor(contextOf(db, team.lead), key), {
      body: `${CANARY} was there.`,
    });
    await takeReceiptStep(stranger(db), {
      step: "add",
      code: receipt,
      body: `${CANARY} twice.`,
      language: "en",
    });
    expect(await eraseDueContributions(system(db, TEST_NOW))).toBe(0);
    const reader = { ...key, contribution: id, userId: team.assessor.userId };
    const shown = async () => (await contributionPage(personOf(db, team.lead), "en", reader)).contribution;
    expect((await shown()).erasure).toEqual({ kind: "due", on: "2028-03-02" });
    await takeReceiptStep(stranger(db), { step: "withdraw", code: receipt, confirmed: "on" });
    expect(await sourceOf(db, team.lead, key, id)).toEqual({ ok: false, reason: "not_possible" });
    expect(await grantContributionReader(contextOf(db, team.lead), reader)).toEqual({
      ok: false,
      reason: "consent_ended",
    });
    expect((await shown()).erasure).toEqual({ kind: "tonight" });
    // Who asked for it is told; nobody else on the team learns that there is one.
    const told = (await toldOf(db, assessment)).filter((line) => line.endsWith("consent_withdrawn"));
    expect(told).toEqual(["Lena Lead consent_withdrawn"]);
    expect(await eraseDueContributions(system(db, daysLater(1)))).toBe(1);
    expect(await eraseDueContributions(system(db, daysLater(1)))).toBe(0);
    expect(await tablesHolding(db, CANARY)).toEqual([]);
    expect(await chainProblems(db)).toEqual([]);
    const rules = await db.read.select({ by: erasures.enforcedBy }).from(erasures);
    expect(rules).toEqual([{ by: "contribution_deletion_date" }]);
    const page = await contributionPage(personOf(db, team.lead), "en", { ...key, contribution: id });
    expect(page.contribution).toMatchObject({
      erasure: { kind: "erased", on: "2026-03-03" },
      body: null,
      additions: [],
      stage: "withdrawn",
    });
    await db.drop();
  });

  test("lasts until the day that was promised, or the day of the source", async () => {
    const db = await makeDatabase();
    const { key, team } = await begin(db, "K-10", "XKK");
    const secret = await linkFor(contextOf(db, team.lead), key);
    const { id } = await sent(db, secret, { body: `${CANARY} first.` });
    await sent(db, secret, { body: "Another." });
    await madeSource(db, team.lead, key, id, "In our words.");
    const years = system(db, daysLater(731));
    // The source is kept longer than the two years of a contribution.
    expect(await eraseDueContributions(years)).toBe(1);
    expect(await tablesHolding(db, CANARY)).toEqual(["public.contributions", "public.revisions"]);
    expect(await eraseDueContributions(system(db, new Date(`${DELETE_ON}T09:00:00Z`)))).toBe(1);
    expect(await tablesHolding(db, CANARY)).toEqual([]);
    await db.drop();
  });

  test("goes with the source whose day is brought forward", async () => {
    const db = await makeDatabase();
    const { key, team } = await begin(db, "K-11", "XKL");
    const { id } = await sent(db, await linkFor(contextOf(db, team.lead), key), { body: `${CANARY} first.` });
    await madeSource(db, team.lead, key, id, "In our words.");
    await db.pool.query("update interviews set delete_on = '2026-06-01'");
    expect(await eraseDueContributions(system(db, new Date("2026-05-31T09:00:00Z")))).toBe(0);
    expect(await eraseDueContributions(system(db, new Date("2026-06-01T09:00:00Z")))).toBe(1);
    expect(await tablesHolding(db, CANARY)).toEqual([]);
    await db.drop();
  });
});
