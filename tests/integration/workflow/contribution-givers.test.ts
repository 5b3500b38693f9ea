/** What who gave something may do and learns, at any time, and what never names them. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { contributions } from "@/db/schema/contribution";
import { sources } from "@/db/schema/source";
import { endDuty, giveDuty, listDuties } from "@/lib/assessments/duties";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { eraseDueContributions } from "@/lib/contributions/erase";
import { attachContributionFile, contributionUploads, openContributionFile } from "@/lib/contributions/files";
import { makeSource } from "@/lib/contributions/make-source";
import { contributorCalls, ownContributionsPage } from "@/lib/contributions/own";
import { contributionsPage } from "@/lib/contributions/page";
import { takeReceiptStep, withdrawOwn } from "@/lib/contributions/receipt";
import { sendByLink, sendOwn } from "@/lib/contributions/send";
import { contributionSubject } from "@/lib/contributions/subject";
import { contributionOfTicket } from "@/lib/contributions/upload-ticket";
import { createContext } from "@/lib/core/context";
import { signedIn } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { folderStore } from "@/lib/files/store";
import { saveSource } from "@/lib/sources/mutations";
import { addTwin } from "@/lib/sources/twins";
import { begin, publish } from "@/tests/support/assessment-steps";
import { citeSource, given, linkFor, sent, stranger, toldBy, versionOf } from "@/tests/support/contributions";
import { makeDatabase, test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { daysLater, releaseHeard } from "@/tests/support/heard-country";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import type { ScoredCountry } from "@/tests/support/scored-country";
import { chainProblems, interview } from "@/tests/support/source-records";
import { tablesHolding } from "@/tests/support/whole-database";

const DELETE_ON = "2029-01-01";
const personOf = (db: Database, person: TestPerson, now?: Date) => signedIn(contextOf(db, person, now));

async function madeSource(db: Database, person: TestPerson, key: AssessmentKey, id: string) {
  const made = await makeSource(contextOf(db, person), {
    ...key,
    contribution: id,
    version: await versionOf(db, id),
    title: "Contribution",
    passage: "It says so.",
    reliability: "B",
    credibility: "2",
    deleteOn: DELETE_ON,
  });
  if (!made.ok) throw new Error(made.reason);
  return made.value.code;
}

/** Saves a source that was made of a contribution, as its author fills the form. */
async function save(
  db: Database,
  person: TestPerson,
  key: AssessmentKey,
  code: string,
  more: Parameters<typeof interview>[1],
) {
  const { version } = one(
    await db.read.select({ version: sources.version }).from(sources).where(eq(sources.code, code)),
  );
  const { wantedFor: _wanted, ...words } = interview({ ...key } as unknown as ScoredCountry, {
    deleteOn: DELETE_ON,
    ...more,
  });
  return saveSource(contextOf(db, person), { ...words, code, version });
}

async function contributorOf(db: Database, manager: TestPerson, key: AssessmentKey) {
  const carla = await makePerson(db, "Carla");
  await giveDuty(contextOf(db, manager), key, { userId: carla.userId, duty: "contributor" });
  const { token: _token, ...text } = given("");
  const result = await sendOwn(contextOf(db, carla), { ...key, ...text });
  if (!result.ok) throw new Error(result.reason);
  return { carla, text, id: contributionOfTicket(result.value.ticket, TEST_NOW) ?? "" };
}

const note = (bytes = 7) => ({
  name: "note.txt",
  stream: Readable.from([Buffer.from("A note.")]),
  declared: { size: bytes, sha256: null },
});

describe("a contributor with an account", () => {
  test("finds the own page after publication and takes back the consent there", async ({ db }) => {
    const begun = await begin(db, "G-1", "XGA", { stateIsHeard: false });
    const { key, id: assessment, team } = begun;
    const { carla, text, id } = await contributorOf(db, team.manager, key);
    const code = await madeSource(db, team.lead, key, id);
    await publish(db, begun);
    const page = () => ownContributionsPage(personOf(db, carla), "en", key);
    expect((await page()).indicators).toBeNull();
    expect((await page()).contributions).toMatchObject([{ stage: "being_read", withdrawnOn: null }]);
    expect(await contributorCalls(personOf(db, carla), "en")).toEqual([
      { ...key, country: "State XGA", isAsked: false },
    ]);
    await expect(sendOwn(contextOf(db, carla), { ...key, ...text })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const stranger = await makePerson(db, "Otto");
    for (const person of [stranger, team.lead])
      await expect(ownContributionsPage(personOf(db, person), "en", key)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    // The duty may have ended, too.
    const duties = await listDuties(contextOf(db, team.manager), assessment);
    const { id: dutyId } = one(duties.filter(({ userId }) => userId === carla.userId));
    await endDuty(contextOf(db, team.manager), { ...key, dutyId, reason: "It is over." });
    expect(await withdrawOwn(contextOf(db, carla), { contribution: id, confirmed: "on" })).toMatchObject({
      ok: true,
    });
    expect((await page()).contributions).toMatchObject([
      { stage: "withdrawn", withdrawnOn: "2026-03-02", keptUntil: DELETE_ON, erasedOn: null, ticket: null },
    ]);
    const [source] = await db.read.select().from(sources).where(eq(sources.code, code));
    expect(JSON.stringify(await page())).not.toContain(source?.code);
    expect(await chainProblems(db)).toEqual([]);
  });
});

describe("the receipt", () => {
  test("says what stays published once the consent ended, and nothing else of it", async ({ db }) => {
    const { key, id: assessment, team } = await begin(db, "G-2", "XGB", { stateIsHeard: true });
    const focal = await makePerson(db, "Fatou Focal");
    await giveDuty(contextOf(db, team.manager), key, { userId: focal.userId, duty: "focal_point" });
    await fillDraft(db, assessment, team.lead.userId);
    const { id, receipt } = await sent(db, await linkFor(contextOf(db, team.lead), key));
    const code = await madeSource(db, team.lead, key, id);
    await citeSource(db, team.lead, key, code, ["C2.3", "G3.1"]);
    await releaseHeard(db, { key, team });
    const later = daysLater(60);
    await takeReceiptStep(stranger(db, later), { step: "withdraw", code: receipt, confirmed: "on" });
    const view = await toldBy(db, receipt, later);
    expect(view).toMatchObject({
      stage: "withdrawn",
      usedIn: [],
      publishedIn: ["C2.3", "G3.1"],
      keptUntil: DELETE_ON,
    });
    for (const word of [code, "Lena", "XGB"]) expect(JSON.stringify(view)).not.toContain(word);
  });

  test("says that consent was withdrawn at the source, for good", async ({ db }) => {
    const { key, team } = await begin(db, "G-3", "XGC");
    const { id, receipt, ticket } = await sent(db, await linkFor(contextOf(db, team.lead), key));
    const code = await madeSource(db, team.lead, key, id);
    const ended = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
    expect(await save(db, team.lead, key, code, ended)).toMatchObject({ ok: true });
    const view = await toldBy(db, receipt);
    expect(view).toMatchObject({
      stage: "withdrawn",
      withdrawnOn: "2026-03-02",
      mayAdd: false,
      mayAddFile: false,
    });
    expect(view).toMatchObject({ keptUntil: DELETE_ON });
    expect(JSON.stringify(view)).not.toContain(code);
    await expect(
      contributionUploads(stranger(db), folderStore(tmpdir()), ticket).allow(),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await save(db, team.lead, key, code, {})).toEqual({ ok: false, reason: "no_consent" });
    const [line] = (await contributionsPage(personOf(db, team.lead), "en", key)).contributions;
    expect(line).toMatchObject({ id, stage: "withdrawn" });
    expect(await chainProblems(db)).toEqual([]);
  });

  test("says on which day text and files were erased", async () => {
    const db = await makeDatabase();
    const { key, team } = await begin(db, "G-4", "XGD");
    const { receipt } = await sent(db, await linkFor(contextOf(db, team.lead), key));
    await takeReceiptStep(stranger(db), { step: "withdraw", code: receipt, confirmed: "on" });
    expect(await toldBy(db, receipt)).toMatchObject({ keptUntil: "2026-03-02", erasedOn: null });
    await eraseDueContributions(createContext(db, { kind: "system", job: "test" }, daysLater(1)));
    expect(await toldBy(db, receipt, daysLater(1))).toMatchObject({
      keptUntil: null,
      erasedOn: "2026-03-03",
    });
    await db.drop();
  });
});

test("a contribution is never more open than the source made of it, and its files neither", async ({
  db,
}) => {
  const { key, team } = await begin(db, "G-5", "XGE");
  const { id, ticket, receipt } = await sent(db, await linkFor(contextOf(db, team.lead), key), {
    accessClass: "restricted",
  });
  const store = folderStore(await mkdtemp(join(tmpdir(), "contributions-")));
  await attachContributionFile(stranger(db), store, ticket, note());
  const code = await madeSource(db, team.lead, key, id);
  const { id: file } = one(
    (await db.pool.query("select id from contribution_files where contribution_id = $1", [id])).rows as {
      id: string;
    }[],
  );
  const opens = (person: TestPerson) =>
    openContributionFile(contextOf(db, person), store, { contribution: id, file });
  expect((await opens(team.assessor)).name).toBe("note.txt");
  expect(await toldBy(db, receipt)).toMatchObject({ accessClass: "restricted" });
  expect(await save(db, team.lead, key, code, { accessClass: "confidential" })).toMatchObject({ ok: true });
  await expect(opens(team.assessor)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(contributionSubject(contextOf(db, team.assessor), id)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await contributionsPage(personOf(db, team.assessor), "en", key)).contributions).toEqual([]);
  expect((await opens(team.lead)).name).toBe("note.txt");
  const [line] = (await contributionsPage(personOf(db, team.lead), "en", key)).contributions;
  expect(line).toMatchObject({ id, accessClass: "confidential" });
  expect(await toldBy(db, receipt)).toMatchObject({ accessClass: "confidential" });
  // A redacted version is bound as before: open to more people, attributed to nobody, and no longer kept.
  const { wantedFor: _wanted, ...words } = interview({ ...key } as unknown as ScoredCountry, {
    deleteOn: DELETE_ON,
    accessClass: "restricted",
    title: "Said by a shelter",
  });
  const twin = { ...words, twinOf: code };
  const lead = contextOf(db, team.lead);
  expect(await addTwin(lead, { ...twin, attribution: "by_institution" })).toMatchObject({
    reason: "not_agreed",
  });
  expect(await addTwin(lead, { ...twin, deleteOn: "2029-01-02" })).toMatchObject({
    reason: "erasure_after_original",
  });
  expect(await addTwin(lead, twin)).toMatchObject({ ok: true });
  // What was promised at first stays the widest that it can be.
  expect(
    await save(db, team.lead, key, code, { accessClass: "public", attribution: "by_institution" }),
  ).toEqual({
    ok: false,
    reason: "not_agreed",
  });
});

test("who is signed in and sends by a link is named in no row and no event", async () => {
  const db = await makeDatabase();
  const { key, team } = await begin(db, "G-6", "XGF");
  const secret = await linkFor(contextOf(db, team.lead), key);
  const person = await makePerson(db, "Selma Signed-In");
  const before = await tablesHolding(db, person.userId);
  const ctx = contextOf(db, person);
  const sending = await sendByLink(ctx, given(secret));
  if (!sending.ok) throw new Error(sending.reason);
  const { receipt, ticket } = sending.value;
  const store = folderStore(await mkdtemp(join(tmpdir(), "contributions-")));
  await contributionUploads(ctx, store, ticket).admit?.(7);
  expect(await attachContributionFile(ctx, store, ticket, note())).toMatchObject({ ok: true });
  await takeReceiptStep(ctx, { step: "add", code: receipt, body: "More.", language: "en" });
  await takeReceiptStep(ctx, { step: "withdraw", code: receipt, confirmed: "on" });
  expect(before).toEqual(["public.users"]);
  expect(await tablesHolding(db, person.userId)).toEqual(before);
  expect(await tablesHolding(db, person.email)).toEqual(before);
  const events = await db.pool.query(
    "select distinct actor_id, actor_kind from audit_events where entity = 'contribution'",
  );
  expect(events.rows).toEqual([{ actor_id: null, actor_kind: "contribution" }]);
  await db.drop();
});

test("what was promised stays in the row of a contribution whose source was closed", async ({ db }) => {
  const { key, team } = await begin(db, "G-9", "XGI");
  const { id } = await sent(db, await linkFor(contextOf(db, team.lead), key), { accessClass: "restricted" });
  const code = await madeSource(db, team.lead, key, id);
  await save(db, team.lead, key, code, { accessClass: "confidential" });
  const row = one(await db.read.select().from(contributions).where(eq(contributions.id, id)));
  expect(row.accessClass).toBe("restricted");
  expect(await save(db, team.lead, key, code, { accessClass: "restricted" })).toMatchObject({ ok: true });
  expect(await contributionSubject(contextOf(db, team.assessor), id)).toMatchObject({
    accessClass: "restricted",
  });
});
