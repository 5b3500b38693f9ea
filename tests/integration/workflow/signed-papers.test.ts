/** The paper on which a State signed what it certified: who gives it, who reads it, and for which answers it stands. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import { expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { selfAssessmentPapers } from "@/db/schema/self-assessment";
import { GIVER_MEGABYTES_MAX } from "@/lib/auth/attempts";
import { signedIn } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { erasableNoun } from "@/lib/erasures/queries";
import { partialUploadsIn } from "@/lib/files/partial-uploads";
import { folderStore } from "@/lib/files/store";
import { beginUpload, continueUpload } from "@/lib/files/uploads";
import { askForSelfAssessment, reopenSelfAssessment } from "@/lib/self-assessments/mutations";
import { selfAssessmentPage, selfPrintPage } from "@/lib/self-assessments/page";
import { attachPaper, openPaper, paperUploads } from "@/lib/self-assessments/paper";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, giveDutyRow, makePerson, TEST_NOW } from "@/tests/support/programme";
import { nameFor, openForScoping } from "@/tests/support/scoped-country";
import { answerAllBut, answerOne, certifyAsRead } from "@/tests/support/self-assessed";

const store = folderStore(mkdtempSync(join(tmpdir(), "gpat-papers-")));
const SAID = { statement: "Two ministries answered.", language: "en" };
const scan = (text: string) => {
  const content = Buffer.from(`%PDF-1.7\n${text}\n%%EOF\n`);
  async function* stream() {
    yield content;
  }
  return { name: "signed.pdf", stream: stream(), declared: { size: content.length, sha256: null } };
};

test("the signed paper is given once the answers are certified, stands for them alone, and is read by team and State", async ({
  db,
}) => {
  const country = await openForScoping(db, "SP-1", "XPA");
  const { key, id, manager, focal, lead, contributor } = country;
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  const reviewer = await makePerson(db, "Rosa Reviewer");
  await giveDutyRow(db, id, reviewer.userId, "reviewer");
  const observer = await makePerson(db, "Otto Observer", ["observer"]);
  const give = (person = focal, text = "signed") =>
    attachPaper(contextOf(db, person), store, key, scan(text));
  const read = (person = focal) => openPaper(contextOf(db, person), store, key);
  const pageOf = (person = focal) => selfAssessmentPage(signedIn(contextOf(db, person)), "en", key);

  await askForSelfAssessment(contextOf(db, manager), key);
  await answerAllBut(db, id, focal.userId, [], TEST_NOW);
  expect(await codeOf(give())).toBe("NOT_FOUND");

  // The paper that goes out to be signed bears the hash that is certified.
  const printed = await selfPrintPage(signedIn(contextOf(db, focal)), "en", key);
  await certifyAsRead(db, country, SAID);
  expect((await pageOf()).certified?.said?.sha256).toBe(printed.page.answersSha256);
  for (const person of [lead, manager, contributor, observer, reviewer])
    expect(await codeOf(give(person)), person.name).toBe("NOT_FOUND");
  expect(await give()).toMatchObject({ ok: true, value: { name: "signed.pdf" } });
  expect((await give(focal, "signed by three")).ok).toBe(true);

  for (const person of [focal, lead, manager]) {
    const { stream } = await read(person);
    expect((await buffer(stream)).toString()).toContain("signed by three");
    expect((await pageOf(person)).paper?.name).toBe("signed.pdf");
  }
  // It bears names, and all sections: neither observers nor contributors read it, and the reviewer from review on.
  for (const person of [observer, contributor, reviewer]) {
    expect(await codeOf(read(person)), person.name).toBe("NOT_FOUND");
    if (person !== reviewer) expect((await pageOf(person)).paper, person.name).toBeNull();
  }
  const place = `/rounds/${key.round}/${key.iso3}/self-assessment`;
  expect(await erasableNoun(contextOf(db, manager), "self_assessment", id)).toMatchObject({ href: place });
  expect([(await pageOf(manager)).erasableId, (await pageOf()).erasableId]).toEqual([id, null]);

  const noted = await db.read
    .select({ version: auditEvents.version })
    .from(auditEvents)
    .where(and(eq(auditEvents.entity, "self_assessment"), eq(auditEvents.action, "self_rating.sign")));
  expect(noted).toHaveLength(2);

  // What is open again has no paper; the same answers have theirs; others have none.
  const again = () => reopenSelfAssessment(contextOf(db, manager), { ...key, reason: "A ministry asks." });
  await again();
  expect(await codeOf(read())).toBe("NOT_FOUND");
  expect(await codeOf(give())).toBe("NOT_FOUND");
  await certifyAsRead(db, country, SAID);
  expect((await pageOf()).paper?.name).toBe("signed.pdf");
  await again();
  await answerOne(contextOf(db, focal), key, "G2.2", { level: 3 });
  await certifyAsRead(db, country, SAID);
  expect((await pageOf()).paper).toBeNull();
});

test("a paper that was on its way while other answers were certified does not stand for them", async ({
  db,
}) => {
  const country = await openForScoping(db, "SP-2", "XPB");
  const { key, id, manager, focal } = country;
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  await askForSelfAssessment(contextOf(db, manager), key);
  await answerAllBut(db, id, focal.userId, [], TEST_NOW);
  await certifyAsRead(db, country, SAID);
  const ctx = contextOf(db, focal);
  const uploads = partialUploadsIn(mkdtempSync(join(tmpdir(), "gpat-parts-")));
  const place = paperUploads(signedIn(ctx), store, key);
  const content = Buffer.from("%PDF-1.7\nsigned for the first answers\n%%EOF\n");
  const said = { name: "signed.pdf", size: content.length, sha256: null };
  const earlier = new Date(TEST_NOW.getTime() - 1);
  const begun = await beginUpload({ now: earlier }, uploads, place, said);
  if (!begun.ok) throw new Error(begun.reason);

  await reopenSelfAssessment(contextOf(db, manager), { ...key, reason: "A ministry asks." });
  await answerOne(ctx, key, "G2.2", { level: 3 });
  await certifyAsRead(db, country, SAID);
  async function* whole() {
    yield content;
  }
  expect(await continueUpload(uploads, place, { id: begun.value.id, offset: 0 }, whole())).toEqual({
    ok: false,
    reason: "answers_changed",
  });
  expect(await codeOf(openPaper(ctx, store, key))).toBe("NOT_FOUND");
  expect((await attachPaper(ctx, store, key, scan("signed for these"))).ok).toBe(true);

  // So many megabytes in a quarter of an hour, the one above included.
  const largest = 25;
  const sendOn = async () => {
    for (let taken = 0; taken < GIVER_MEGABYTES_MAX; taken += largest)
      await place.admit?.(largest * 1_000_000);
  };
  await expect(sendOn()).rejects.toMatchObject({ code: "TOO_MANY" });
  await expect(beginUpload(ctx, uploads, place, said)).rejects.toMatchObject({ code: "TOO_MANY" });
});

test("the database takes no paper for answers that are not certified, and loses none", async ({ db }) => {
  const country = await openForScoping(db, "SP-3", "XPC");
  const { key, id, manager, focal } = country;
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  await askForSelfAssessment(contextOf(db, manager), key);
  await answerAllBut(db, id, focal.userId, [], TEST_NOW);
  await certifyAsRead(db, country, SAID);
  expect(await attachPaper(contextOf(db, focal), store, key, scan("signed"))).toMatchObject({ ok: true });
  const own = eq(selfAssessmentPapers.assessmentId, id);
  const row = one(await db.read.select().from(selfAssessmentPapers).where(own));
  const change = (values: Partial<typeof selfAssessmentPapers.$inferInsert>) =>
    db.transaction((tx) => tx.update(selfAssessmentPapers).set(values).where(own));
  await expect(change({ answersSha256: "0".repeat(64) })).rejects.toMatchObject({
    cause: { constraint: "self_assessment_papers_immutable" },
  });
  await expect(db.transaction((tx) => tx.delete(selfAssessmentPapers).where(own))).rejects.toThrow();
  const other = { ...row, answersSha256: "1".repeat(64) };
  await expect(db.transaction((tx) => tx.insert(selfAssessmentPapers).values(other))).rejects.toMatchObject({
    cause: { constraint: "self_assessment_papers_certified" },
  });
});
