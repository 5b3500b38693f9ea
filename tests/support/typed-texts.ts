/** Records with a passage that is to be erased, one for each kind of text that people type. */
import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessmentDuties } from "@/db/schema/assessment";
import { auditEvents } from "@/db/schema/audit";
import { registerEntries } from "@/db/schema/register";
import { endDuty } from "@/lib/assessments/duties";
import { changeDueDate, saveScope } from "@/lib/assessments/mutations";
import { getAssessment } from "@/lib/assessments/queries";
import { saveScopeSchema } from "@/lib/assessments/schema";
import { addLetter, withdrawLetter } from "@/lib/correspondence/mutations";
import { setParticipation } from "@/lib/countries/mutations";
import { decideCountryName, withdrawNameDecision } from "@/lib/countries/name-mutations";
import { validateEdition } from "@/lib/editions/mutations";
import { answerErrorReport, reportError } from "@/lib/error-reports/mutations";
import { dismissFinding, saveFinding } from "@/lib/findings/mutations";
import { runRegisterImport } from "@/lib/import/entries/run";
import { saveRating } from "@/lib/ratings/mutations";
import { withdrawEntry } from "@/lib/registers/mutations";
import { proposeSeal } from "@/lib/releases/mutations";
import { giveConfirmation, listConfirmations } from "@/lib/reviews/confirmations";
import { openThread, overruleThread, replyToThread } from "@/lib/reviews/threads";
import { addPassage } from "@/lib/sources/passages";
import { addInterest } from "@/lib/users/mutations";
import { makeEntry, makeSource, routeOver } from "./entries";
import { contextOf, makePerson } from "./programme";
import { makeProgramme, openRound, publish, rateAll, take } from "./released-country";
import { makeReportedLaw } from "./reported-entry";
import { makeScoredCountry, type ScoredCountry } from "./scored-country";

let made = 0;
let rounds = 0;
/** A passage that stands nowhere else, with what JSON and Arabic do to a text. */
export function newPassage(): string {
  made += 1;
  return `the witness "Canary${made}" \\ الشاهدة\nof the market`;
}

/** The word of a passage that no other one has, which every form of the text keeps. */
export function wordOf(passage: string): string {
  return /Canary\d+/.exec(passage)?.[0] ?? "";
}

/** A passage, and the noun that holds it. */
export type Held = { entity: string; entityId: string; passage: string };

/** The code of a round of its own. */
export function newRound(): string {
  rounds += 1;
  return `E${rounds}`;
}

/** The id of the newest event of a kind of noun. */
export async function newest(db: Database, entity: string): Promise<string> {
  const [row] = await db.read
    .select({ id: auditEvents.entityId })
    .from(auditEvents)
    .where(eq(auditEvents.entity, entity))
    .orderBy(desc(auditEvents.position))
    .limit(1);
  return row?.id ?? "";
}

/** Decides that a name in a file stands for Ghana, and answers who did. Throws where it is refused. */
async function decideName(db: Database, name: string) {
  const manager = contextOf(db, await makePerson(db, "Decider", ["programme_manager"]));
  const decided = await decideCountryName(manager, { name, iso3: "GHA", version: 0 });
  if (!decided.ok) throw new Error(decided.reason);
  return manager;
}

/** Saves the rationale of G2.1 by the lead. Throws where it is refused. */
export async function saveRationale(country: ScoredCountry, rationale: string, baseVersion: number) {
  const saved = await saveRating(country.as(country.lead), {
    round: country.round,
    iso3: country.iso3,
    indicator: "G2.1",
    kind: "assessor",
    baseVersion,
    mutationId: randomUUID(),
    fields: { rationale },
  });
  if (saved.status !== "saved") throw new Error(saved.status);
}

/** A comment of the reviewer in a thread that was opened on a rating of the lead. */
export async function writeComment(db: Database, country: ScoredCountry, body: string): Promise<string> {
  const reviewer = country.as(country.reviewer);
  const key = { round: country.round, iso3: country.iso3 };
  await country.setState("internal_review");
  const opened = await openThread(reviewer, { ...key, indicator: "G2.1", body: "Why?", language: "en" });
  if (!opened.ok) throw new Error(opened.reason);
  const { threadId } = opened.value;
  const replied = await replyToThread(reviewer, { ...key, threadId, body, language: "en" });
  if (!replied.ok) throw new Error(replied.reason);
  return newest(db, "comment");
}

/** Every kind of noun with a passage in it: how a person came to write it. */
export const KINDS_OF_TEXT: Record<
  string,
  (db: Database, passage: string) => Promise<Omit<Held, "passage">>
> = {
  "the earlier text of a rating": async (db, passage) => {
    const country = await makeScoredCountry(db);
    await saveRationale(country, `Said ${passage}.`, 0);
    await saveRationale(country, "What may be read.", 1);
    return { entity: "rating", entityId: await newest(db, "rating") };
  },
  "the present text of a rating that is locked": async (db, passage) => {
    const country = await makeScoredCountry(db);
    await saveRationale(country, `Said ${passage}.`, 0);
    await country.setState("internal_review");
    return { entity: "rating", entityId: await newest(db, "rating") };
  },
  "a name in a file that somebody decided": async (db, passage) => {
    await decideName(db, `Ghana, ${passage}`);
    return { entity: "country_name_decision", entityId: await newest(db, "country_name_decision") };
  },
  "why such a decision was taken back": async (db, passage) => {
    const name = `Port of ${newRound()}`;
    const manager = await decideName(db, name);
    const withdrawn = await withdrawNameDecision(manager, { name, version: 1, reason: `Says ${passage}` });
    if (!withdrawn.ok) throw new Error(withdrawn.reason);
    return { entity: "country_name_decision", entityId: await newest(db, "country_name_decision") };
  },
  "a comment": async (db, passage) => {
    const country = await makeScoredCountry(db);
    return { entity: "comment", entityId: await writeComment(db, country, `${passage} told me.`) };
  },
  "why a thread was closed": async (db, passage) => {
    const country = await makeScoredCountry(db);
    await writeComment(db, country, "A comment.");
    const approver = await makePerson(db, "Approver");
    await country.giveDuty(approver.userId, "approver");
    const threadId = await newest(db, "comment_thread");
    const key = { round: country.round, iso3: country.iso3, threadId };
    await country.setState("approval");
    const closed = await overruleThread(country.as(approver), { ...key, reason: passage });
    if (!closed.ok) throw new Error(closed.reason);
    return { entity: "comment_thread", entityId: threadId };
  },
  "why an assessment was returned, in its steps and its due days": async (db, passage) => {
    const people = await makeProgramme(db);
    const key = { round: newRound(), iso3: "XYA" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key);
    await take(db, people.lead, key, "submit");
    await take(db, people.reviewer, key, "return", { reason: `Because ${passage}` });
    return { entity: "assessment", entityId: await newest(db, "assessment") };
  },
  "why a due day was changed": async (db, passage) => {
    const people = await makeProgramme(db);
    const key = { round: newRound(), iso3: "XYB" };
    await openRound(db, people, key.round, [key.iso3]);
    const change = { ...key, state: "drafting", dueOn: "2026-12-01", reason: passage } as const;
    const changed = await changeDueDate(contextOf(db, people.manager), change);
    if (!changed.ok) throw new Error(changed.reason);
    return { entity: "assessment", entityId: await newest(db, "assessment") };
  },
  "why a duty ended": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const [duty] = await db.read
      .select({ id: assessmentDuties.id })
      .from(assessmentDuties)
      .where(eq(assessmentDuties.userId, country.assessor.userId));
    const key = { round: country.round, iso3: country.iso3, dutyId: duty?.id ?? "" };
    const ended = await endDuty(manager, { ...key, reason: passage });
    if (!ended.ok) throw new Error(ended.reason);
    return { entity: "assessment_duty", entityId: key.dutyId };
  },
  "the limits of an assessment": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const input = { round: country.round, iso3: country.iso3, version: 0, limits: passage, language: "en" };
    const saved = await saveScope(country.as(country.lead), saveScopeSchema.parse(input));
    if (!saved.ok) throw new Error(saved.reason);
    return { entity: "assessment_scope", entityId: country.assessmentId };
  },
  "an entry of a register, and why it was withdrawn": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const route = { ...routeOver(country.iso3, country.iso3), description: `Told by ${passage}` };
    const legs = route.legs.map((leg) => ({ ...leg, fromPlace: passage }));
    const code = await makeEntry(ctx, "routes", { ...route, legs, note: passage });
    await withdrawEntry(ctx, { register: "routes", code, version: 1, reason: `Named ${passage}` });
    return { entity: "register_entry", entityId: await newest(db, "register_entry") };
  },
  "a report of an error in an entry, and its answer": async (db, passage) => {
    const { key, focal, steward } = await makeReportedLaw(db);
    const texts = { body: `Told by ${passage}`, correction: passage, source: passage };
    const made = await reportError(contextOf(db, focal), { ...key, ...texts, language: "en" });
    if (!made.ok) throw new Error("refused");
    const { report } = made.value;
    const answer = { report, decision: "not_accepted", reason: `Says ${passage}`, language: "en" } as const;
    const answered = await answerErrorReport(contextOf(db, steward), answer);
    if (!answered.ok) throw new Error(answered.reason);
    return { entity: "error_report", entityId: report };
  },
  "an entry that came by an import": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const quoted = `"Told by ${passage.replaceAll('"', '""')}"`;
    const header = "name,country,functions,mandate,reported_by";
    const line = `Shelter of ${country.iso3},${country.iso3},protects,${quoted},${country.iso3}`;
    const file = { name: "institutions.csv", bytes: Buffer.from(`${header}\n${line}`) };
    const run = { constants: {}, dryRun: false };
    const { outcome } = await runRegisterImport(country.as(country.assessor), "institutions", file, run);
    if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
    const [row] = await db.read
      .select({ id: registerEntries.id })
      .from(registerEntries)
      .where(eq(registerEntries.title, `Shelter of ${country.iso3}`));
    return { entity: "register_entry", entityId: row?.id ?? "" };
  },
  "a letter that was withdrawn as a mistake": async (db, passage) => {
    const { round, iso3, as, assessor } = await makeScoredCountry(db);
    const added = await addLetter(as(assessor), {
      round,
      iso3,
      direction: "received",
      reference: "NV/2026/114",
      writtenOn: "2026-02-02",
      passedOn: "2026-02-02",
      institution: null,
      institutionName: "Ministry of Justice",
      subject: `Said ${passage}.`,
      language: "en",
    });
    if (!added.ok) throw new Error(added.reason);
    const { number } = added.value;
    await withdrawLetter(as(assessor), { round, iso3, number, reason: `It names ${passage}.` });
    return { entity: "correspondence", entityId: await newest(db, "correspondence") };
  },
  "a finding that was dismissed": async (db, passage) => {
    const { round, iso3, as, assessor } = await makeScoredCountry(db);
    const key = { round, iso3, language: "en", proposal: null };
    const rests = { kind: "gap" as const, indicators: ["G2.1"], domains: [], entries: [] };
    const found = { ...key, ...rests, statement: `Told by ${passage}.`, evidence: passage };
    await saveFinding(as(assessor), { ...found, number: 0, version: 0 });
    await dismissFinding(as(assessor), { ...key, number: 1, version: 1, reason: `It names ${passage}.` });
    return { entity: "finding", entityId: await newest(db, "finding") };
  },
  "the title of a source": async (db, passage) => {
    const { as, assessor, iso3 } = await makeScoredCountry(db);
    await makeSource(as(assessor), iso3, { title: `Report on ${passage}` });
    return { entity: "source", entityId: await newest(db, "source") };
  },
  "a passage of a source": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const code = await makeSource(country.as(country.assessor), country.iso3);
    const input = { code, locator: "p. 1", body: passage, language: "en", round: null, iso3: null };
    const given = { indicators: [], shows: "exists" as const, stance: "supports" as const };
    const added = await addPassage(country.as(country.assessor), { ...input, ...given });
    if (!added.ok) throw new Error("no passage");
    return { entity: "passage", entityId: added.value.passageId };
  },
  "what was noted with a confirmation": async (db, passage) => {
    const people = await makeProgramme(db);
    const key = { round: newRound(), iso3: "XYE" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key, { "G2.1": { level: 0 } });
    await take(db, people.lead, key, "submit");
    const reviewer = contextOf(db, people.reviewer);
    const [asked] = await listConfirmations(reviewer, (await getAssessment(reviewer, key)).assessment);
    if (asked === undefined) throw new Error("nothing to confirm");
    const { kind, indicator, judgementVersion } = asked;
    await giveConfirmation(reviewer, { ...key, kind, indicator, judgementVersion, note: passage });
    return { entity: "rating_confirmation", entityId: await newest(db, "rating_confirmation") };
  },
  "who validated an edition": async (db, passage) => {
    const administrator = contextOf(db, await makePerson(db, "Administrator", ["administrator"]));
    const said = { edition: "gpat@1.0.0", validatedBy: "A board", validatedOn: "2026-01-01", note: passage };
    await validateEdition(administrator, said);
    return { entity: "edition_validation", entityId: await newest(db, "edition_validation") };
  },
  "a note on the part of a country": async (db, passage) => {
    const administrator = contextOf(db, await makePerson(db, "Administrator", ["administrator"]));
    const { iso3, countryId } = await makeScoredCountry(db);
    await setParticipation(administrator, { iso3, region: "africa", since: "2019", note: passage });
    return { entity: "participation", entityId: countryId };
  },
  "a note on an interest of a person": async (db, passage) => {
    const administrator = contextOf(db, await makePerson(db, "Administrator", ["administrator"]));
    const [{ iso3 }, { userId }] = [await makeScoredCountry(db), await makePerson(db, "Somebody")];
    await addInterest(administrator, { userId, iso3, kind: "nationality", note: passage });
    return { entity: "user", entityId: userId };
  },
  "why a release was to be sealed": async (db, passage) => {
    const people = await makeProgramme(db);
    const key = { round: newRound(), iso3: "XYC" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key);
    await publish(db, people, key);
    const seal = { code: `${key.round}-${key.iso3}-1`, reason: passage };
    const proposed = await proposeSeal(contextOf(db, people.manager), seal);
    if (!proposed.ok) throw new Error(proposed.reason);
    return { entity: "release_seal", entityId: await newest(db, "release_seal") };
  },
};
