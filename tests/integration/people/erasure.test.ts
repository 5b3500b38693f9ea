import { randomUUID } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessmentDuties } from "@/db/schema/assessment";
import { auditEvents, erasures, revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { registerEntries } from "@/db/schema/register";
import { comments } from "@/db/schema/review";
import { endDuty } from "@/lib/assessments/duties";
import { changeDueDate, saveScope } from "@/lib/assessments/mutations";
import { saveScopeSchema } from "@/lib/assessments/schema";
import { historyOf } from "@/lib/audit/queries";
import { verifyChain } from "@/lib/audit/verify";
import { constraintOf } from "@/lib/core/constraint";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { ERASED_MARK } from "@/lib/erasures/schema";
import { runRegisterImport } from "@/lib/import/entries/run";
import { saveRating } from "@/lib/ratings/mutations";
import { withdrawEntry } from "@/lib/registers/mutations";
import { proposeSeal } from "@/lib/releases/mutations";
import { openThread, overruleThread, replyToThread } from "@/lib/reviews/threads";
import { addSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { addSourceSchema } from "@/lib/sources/schema";
import { test } from "@/tests/support/database";
import { makeEntry, routeOver } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll, take } from "@/tests/support/released-country";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { tablesHolding } from "@/tests/support/whole-database";

const LATER = new Date(TEST_NOW.getTime() + 3_600_000);
let made = 0;
/** A passage that stands nowhere else, with what JSON and Arabic do to a text. */
function newPassage(): string {
  made += 1;
  return `the witness "Canary${made}" \\ الشاهدة\nof the market`;
}

type Held = { entity: string; entityId: string; passage: string };

/** The id of the newest event of a kind of noun. */
async function newest(db: Database, entity: string): Promise<string> {
  const [row] = await db.read
    .select({ id: auditEvents.entityId })
    .from(auditEvents)
    .where(eq(auditEvents.entity, entity))
    .orderBy(desc(auditEvents.position))
    .limit(1);
  return row?.id ?? "";
}

async function saveRationale(country: ScoredCountry, rationale: string, baseVersion: number) {
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
async function writeComment(db: Database, country: ScoredCountry, body: string): Promise<string> {
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
const KINDS: Record<string, (db: Database, passage: string) => Promise<Omit<Held, "passage">>> = {
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
    const key = { round: `E${made}`, iso3: "XYA" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key);
    await take(db, people.lead, key, "submit");
    await take(db, people.reviewer, key, "return", { reason: `Because ${passage}` });
    return { entity: "assessment", entityId: await newest(db, "assessment") };
  },
  "why a due day was changed": async (db, passage) => {
    const people = await makeProgramme(db);
    const key = { round: `E${made}`, iso3: "XYB" };
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
  "an entry that came by an import": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const quoted = `"Told by ${passage.replaceAll('"', '""')}"`;
    const header = "name,country,functions,mandate,reported_by";
    const line = `Shelter of ${country.iso3},${country.iso3},protects,${quoted},${country.iso3}`;
    const file = { name: "institutions.csv", bytes: Buffer.from(`${header}\n${line}`) };
    const run = { constants: {}, dryRun: false };
    const { outcome } = await runRegisterImport(country.as(country.assessor), "institutions", file, run);
    expect(outcome).toMatchObject({ status: "done" });
    const [row] = await db.read
      .select({ id: registerEntries.id })
      .from(registerEntries)
      .where(eq(registerEntries.title, `Shelter of ${country.iso3}`));
    return { entity: "register_entry", entityId: row?.id ?? "" };
  },
  "the title of a source": async (db, passage) => {
    await makeSource(await makeScoredCountry(db), `Report on ${passage}`);
    return { entity: "source", entityId: await newest(db, "source") };
  },
  "a passage of a source": async (db, passage) => {
    const country = await makeScoredCountry(db);
    const code = await makeSource(country, "A report");
    const input = { code, locator: "p. 1", body: passage, language: "en", round: null, iso3: null };
    const given = { indicators: [], shows: "exists" as const, stance: "supports" as const };
    const added = await addPassage(country.as(country.assessor), { ...input, ...given });
    if (!added.ok) throw new Error("no passage");
    return { entity: "passage", entityId: added.value.passageId };
  },
  "why a release was to be sealed": async (db, passage) => {
    const people = await makeProgramme(db);
    const key = { round: `E${made}`, iso3: "XYC" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key);
    await publish(db, people, key);
    const seal = { code: `${key.round}-${key.iso3}-1`, reason: passage };
    const proposed = await proposeSeal(contextOf(db, people.manager), seal);
    if (!proposed.ok) throw new Error(proposed.reason);
    return { entity: "release_seal", entityId: await newest(db, "release_seal") };
  },
};

async function makeSource(country: ScoredCountry, title: string): Promise<string> {
  const added = await addSource(
    country.as(country.assessor),
    addSourceSchema.parse({
      type: "ngo_report",
      issuedByState: false,
      title,
      publisher: "IOM",
      accessClass: "public",
      typedLanguage: "en",
      countries: [country.iso3],
    }),
  );
  if (!added.ok) throw new Error("no source");
  return added.value.code;
}

async function twoManagers(db: Database) {
  const manager = async (name: string) =>
    contextOf(db, await makePerson(db, name, ["programme_manager"]), LATER);
  return { one: await manager("One"), two: await manager("Two") };
}

/** Proposes and gives the id of the erasure. Throws where it is refused. */
async function propose(ctx: ReturnType<typeof contextOf>, held: Held): Promise<string> {
  const proposed = await proposeErasure(ctx, { ...held, reason: "A person can be recognised." });
  if (!proposed.ok) throw new Error(proposed.reason);
  return proposed.value.erasureId;
}

describe("two people together erase", () => {
  test.for(Object.keys(KINDS))("%s from every table, and the chain stays whole", async (kind, { db }) => {
    const passage = newPassage();
    const held = { ...(await KINDS[kind]?.(db, passage)), passage } as Held;
    const word = /Canary\d+/.exec(passage)?.[0] ?? "";
    expect((await tablesHolding(db, word)).length).toBeGreaterThan(0);
    const { one, two } = await twoManagers(db);
    const id = await propose(one, held);
    expect(await confirmErasure(one, id)).toEqual({ ok: false, reason: "same_person" });
    for (const roles of [["administrator"], ["observer"], ["data_steward"], []] as const) {
      const other = contextOf(db, await makePerson(db, "Other", roles), LATER);
      await expect(confirmErasure(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await tablesHolding(db, word)).toContain("public.erasures");
    expect(await confirmErasure(two, id)).toMatchObject({ ok: true, value: { releases: [] } });
    expect(await tablesHolding(db, word)).toEqual([]);
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
    expect(await confirmErasure(two, id)).toEqual({ ok: false, reason: "confirmed_already" });
    const [last] = await historyOf(one, held.entity, held.entityId);
    expect(last).toMatchObject({ action: "erasure.confirm", reason: "A person can be recognised." });
  });
});

describe("the rule of two people", () => {
  test("answers as if there were nothing to whoever may not erase", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage };
    for (const actor of [country.lead, await makePerson(db, "Administrator", ["administrator"])]) {
      const proposal = { ...held, reason: "A name." };
      await expect(proposeErasure(contextOf(db, actor), proposal)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
  });

  test("refuses what the noun does not hold, a reason that says it again, and what is frozen", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const { one, two } = await twoManagers(db);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage, reason: "A name." };
    const refused = { ok: false, reason: "nothing_to_erase" };
    expect(await proposeErasure(one, { ...held, entityId: randomUUID() })).toEqual(refused);
    expect(await proposeErasure(one, { ...held, passage: "another passage" })).toEqual(refused);
    expect(await proposeErasure(one, { ...held, entity: "release" })).toEqual(refused);
    expect(await proposeErasure(one, { ...held, reason: `It names ${passage}` })).toEqual({
      ok: false,
      reason: "reason_repeats_passage",
    });
    // Another proposal of the same passage says nothing any more once the first one was confirmed.
    const [first, second] = [await propose(one, held), await propose(two, held)];
    expect(await confirmErasure(two, first)).toMatchObject({ ok: true });
    expect(await confirmErasure(one, second)).toEqual(refused);
  });

  test("leaves the rest of the text, its author and its history, and asks who saves over it", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, "First.", 0);
    await saveRationale(country, `First. ${passage} Last.`, 1);
    const entityId = await newest(db, "rating");
    const { one, two } = await twoManagers(db);
    await confirmErasure(two, await propose(one, { entity: "rating", entityId, passage }));
    const [row] = await db.read.select().from(ratings).where(eq(ratings.id, entityId));
    expect(row).toMatchObject({
      rationale: `First. ${ERASED_MARK} Last.`,
      updatedBy: country.lead.userId,
      version: 3,
    });
    const kept = await db.read
      .select({ version: revisions.version, salt: revisions.salt })
      .from(revisions)
      .where(eq(revisions.entityId, entityId))
      .orderBy(revisions.version);
    expect(kept.map(({ version, salt }) => [version, salt === null])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
    const late = saveRating(country.as(country.assessor), {
      round: country.round,
      iso3: country.iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion: 2,
      mutationId: randomUUID(),
      fields: { rationale: `First. ${passage} Last, and more.` },
    });
    expect(await late).toMatchObject({ status: "conflict" });
  });

  test("names the releases that hold the passage, which stay as they are", async ({ db }) => {
    const passage = newPassage();
    const people = await makeProgramme(db);
    const key = { round: `E${made}`, iso3: "XYD" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key, { "G2.1": { rationale: passage } });
    await publish(db, people, key);
    const [rating] = await db.read
      .select({ id: ratings.id })
      .from(ratings)
      .where(eq(ratings.rationale, passage));
    const { one, two } = await twoManagers(db);
    const id = await propose(one, { entity: "rating", entityId: rating?.id ?? "", passage });
    const code = `${key.round}-${key.iso3}-1`;
    expect(await confirmErasure(two, id)).toMatchObject({ ok: true, value: { releases: [code] } });
    expect(await tablesHolding(db, /Canary\d+/.exec(passage)?.[0] ?? "")).toEqual(["public.releases"]);
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
  });
});

describe("the database", () => {
  /** The rule that refuses a write, or null where it is taken. */
  const refusalOf = (db: Database, work: Parameters<Database["transaction"]>[0]) =>
    db.transaction(work).then(
      () => null,
      (error: unknown) => constraintOf(error) ?? String(error),
    );

  test("takes a passage away in the transaction that confirms it, and nothing else", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    const entityId = await writeComment(db, country, `Said ${passage}.`);
    const { one, two } = await twoManagers(db);
    const id = await propose(one, { entity: "comment", entityId, passage });
    const confirmed = { confirmedBy: two.actor.kind === "user" ? two.actor.userId : "", confirmedAt: LATER };
    const own = eq(comments.id, entityId);
    const erased = { body: `Said ${ERASED_MARK}.` };
    expect(await refusalOf(db, (tx) => tx.update(comments).set(erased).where(own))).toBe(
      "comments_immutable",
    );
    const inside = (values: Partial<typeof comments.$inferInsert>) =>
      refusalOf(db, async (tx) => {
        await tx.update(erasures).set(confirmed).where(eq(erasures.id, id));
        await tx.update(comments).set(values).where(own);
        await tx.update(erasures).set({ passage: null }).where(eq(erasures.id, id));
      });
    expect(await inside({ body: "Something else." })).toBe("comments_immutable");
    expect(await inside({ ...erased, writtenAt: LATER })).toBe("comments_immutable");
    expect(await inside(erased)).toBeNull();
    expect(await inside(erased)).toBe("erasures_immutable");
  });

  test("takes no revision away that does not hold the passage, and keeps no passage that was confirmed", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, "What may be read.", 0);
    await saveRationale(country, passage, 1);
    const entityId = await newest(db, "rating");
    const { one, two } = await twoManagers(db);
    const erasureId = await propose(one, { entity: "rating", entityId, passage });
    const confirmed = { confirmedBy: two.actor.kind === "user" ? two.actor.userId : "", confirmedAt: LATER };
    const gone = { content: null, salt: null, reason: null, reasonSalt: null, erasureId };
    const own = eq(revisions.entityId, entityId);
    const outside = await refusalOf(db, (tx) => tx.update(revisions).set(gone).where(own));
    expect(outside).toBe("revisions_only_erase");
    const inside = await refusalOf(db, async (tx) => {
      await tx.update(erasures).set(confirmed).where(eq(erasures.id, erasureId));
      await tx.update(revisions).set(gone).where(own);
    });
    expect(inside).toBe("revisions_only_erase");
    const kept = await refusalOf(db, (tx) =>
      tx.update(erasures).set(confirmed).where(eq(erasures.id, erasureId)),
    );
    expect(kept).toBe("erasures_forgotten");
    const row = {
      id: randomUUID(),
      entity: "rating",
      entityId,
      passage,
      reason: "A name.",
      proposedAt: LATER,
    };
    const proposedBy = one.actor.kind === "user" ? one.actor.userId : "";
    const atOnce = await refusalOf(db, (tx) =>
      tx.insert(erasures).values({ ...row, proposedBy, ...confirmed }),
    );
    expect(atOnce).toBe("erasures_propose_first");
  });
});
