import { and, eq, inArray, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { checkRuns } from "@/db/schema/check-run";
import { importBatches } from "@/db/schema/import";
import { registerEntries, stewardCountries } from "@/db/schema/register";
import { searchDocuments } from "@/db/schema/search";
import { userRoles } from "@/db/schema/user";
import { beginCheck, confirmCheck, discardCheck } from "@/lib/checks/mutations";
import { batchesToCheck, getCheckRun } from "@/lib/checks/queries";
import { workOnCheck } from "@/lib/checks/work";
import { type Ctx, createContext } from "@/lib/core/context";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { citeEntry } from "@/lib/registers/cite";
import { getEntry } from "@/lib/registers/entry-queries";
import { checkEntry, withdrawEntry } from "@/lib/registers/mutations";
import { citeEntrySchema } from "@/lib/registers/schema";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry, makePassage, routeOver } from "@/tests/support/entries";
import { loseAnswerToCommit } from "@/tests/support/lost-answers";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { batchOf, FIGURES, figure, run } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";

const system = (db: Database, later = 0) =>
  createContext(db, { kind: "system", job: "check" }, new Date(TEST_NOW.getTime() + later));

/** Begins a check of a list and has the worker look at it. */
async function beginOf(
  db: Database,
  ctx: Ctx,
  register: "detections" | "routes" | "publications",
  filter = {},
) {
  const begun = await beginCheck(ctx, { register, filter });
  if (!begun.ok) throw new Error(begun.reason);
  const { id } = begun.value;
  const work = async () => {
    await workOnCheck(system(db), id);
    return getCheckRun(ctx, id);
  };
  const confirm = async (said: { withoutSource?: "on" } = { withoutSource: "on" }) => {
    expect(await confirmCheck(ctx, { run: id, ...said })).toMatchObject({ ok: true });
    return work();
  };
  return { id, seen: await work(), work, confirm };
}

async function makeStewards(db: Database) {
  const made = await makeScoredCountry(db);
  const steward = await makePerson(db, "Stella", ["data_steward"]);
  return { ...made, steward, ctx: contextOf(db, steward), writer: made.as(made.assessor) };
}

const statusesOf = async (db: Database, codes: readonly string[]) => {
  const rows = await db.read
    .select({ code: registerEntries.code, status: registerEntries.status, by: registerEntries.checkedBy })
    .from(registerEntries)
    .where(inArray(registerEntries.code, [...codes]));
  return new Map(rows.map(({ code, ...row }) => [code, row]));
};

test("what a filter shows is checked by somebody else, in one event; own entries and what changed meanwhile are left", async ({
  db,
}) => {
  const { iso3, steward, ctx, writer } = await makeStewards(db);
  const add = (by: Ctx, year: number, more = {}) =>
    makeEntry(by, "detections", detectionOf(iso3, year, 40, more));
  const [first, second, changes, withdrawn, checkedMeanwhile] = [
    await add(writer, 2001),
    await add(writer, 2002),
    await add(writer, 2003),
    await add(writer, 2004),
    await add(writer, 2005),
  ];
  const own = await add(ctx, 2006);
  const parts = await add(writer, 2001, { sex: "female", value: 50 });
  const { id, seen, confirm } = await beginOf(db, ctx, "detections", { country: iso3 });
  expect(seen).toMatchObject({ status: "ready", total: 6, own: 1, filter: { country: iso3 } });
  expect(seen.view).toMatchObject({
    warnings: [{ rule: "parts_above_total", count: 1 }],
    warned: 2,
    checked: null,
    left: [],
  });
  await db.transaction((tx) =>
    tx
      .update(registerEntries)
      .set({ updatedAt: TEST_NOW, version: sql`${registerEntries.version} + 1` })
      .where(eq(registerEntries.code, changes)),
  );
  await withdrawEntry(writer, { register: "detections", code: withdrawn, version: 1, reason: "Twice" });
  const other = contextOf(db, await makePerson(db, "Another", ["data_steward"]));
  await checkEntry(other, {
    register: "detections",
    code: checkedMeanwhile,
    version: 1,
    withoutSource: "on",
  });
  const entered = await add(writer, 2007);

  const events = await db.read.$count(auditEvents);
  const done = await confirm();
  expect(done).toMatchObject({ status: "done", written: 6 });
  expect(done.view).toMatchObject({
    checked: 3,
    left: [
      {
        reason: "changed_meanwhile",
        count: 3,
        codes: [changes, withdrawn, checkedMeanwhile].toSorted(),
      },
    ],
  });
  expect(await db.read.$count(auditEvents)).toBe(events + 1);
  const [event] = await db.read.select().from(auditEvents).where(eq(auditEvents.entityId, id));
  expect(event).toMatchObject({ action: "entry.check", entity: "entry_check", actorId: steward.userId });
  const statuses = await statusesOf(db, [first, second, parts, changes, own, entered]);
  for (const code of [first, second, parts])
    expect(statuses.get(code)).toEqual({ status: "checked", by: steward.userId });
  for (const code of [changes, own, entered]) expect(statuses.get(code)).toMatchObject({ status: "draft" });
  expect(await getEntry(ctx, "detections", first)).toMatchObject({ version: 2 });
  expect(await confirmCheck(ctx, { run: id })).toEqual({ ok: false, reason: "busy" });
});

test("one import is found and checked as one, by others than who imported it", async ({ db }) => {
  const { iso3, ctx, writer } = await makeStewards(db);
  const batch = batchOf(
    await run(writer, "detections", [FIGURES, figure(iso3, 2001, 4), figure(iso3, 2002, 5)]),
  );
  await makeEntry(writer, "detections", detectionOf(iso3, 2003, 40));
  const listed = (await batchesToCheck(ctx, "detections")).find(({ id }) => id === batch);
  expect(listed).toMatchObject({ by: "assessor", count: 2 });
  const importer = contextOf(db, await makePerson(db, "Ines", ["data_steward"]));
  const theirs = batchOf(await run(importer, "detections", [FIGURES, figure(iso3, 2011, 4)]));
  expect((await batchesToCheck(importer, "detections")).map(({ id }) => id)).not.toContain(theirs);
  expect(await beginCheck(importer, { register: "detections", filter: { batch: theirs } })).toEqual({
    ok: false,
    reason: "nothing",
  });
  const { seen, confirm } = await beginOf(db, ctx, "detections", { batch });
  expect(seen.total).toBe(2);
  expect((await confirm()).view).toMatchObject({ checked: 2, left: [] });
  expect((await batchesToCheck(ctx, "detections")).map(({ id }) => id)).not.toContain(batch);
});

test("each entry is held to the right to check it, when it is checked", async ({ db }) => {
  const { iso3, steward, ctx, writer, as, reviewer, lead } = await makeStewards(db);
  const code = await makeEntry(writer, "detections", detectionOf(iso3, 2001, 4));
  for (const person of [reviewer, lead])
    await expect(beginCheck(as(person), { register: "detections", filter: {} })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  const begun = await beginOf(db, ctx, "detections", { country: iso3 });
  await expect(getCheckRun(writer, begun.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(confirmCheck(writer, { run: begun.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(discardCheck(writer, begun.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await db.transaction((tx) => tx.insert(stewardCountries).values({ userId: steward.userId, iso3: "BEN" }));
  expect((await begun.confirm()).view).toMatchObject({
    checked: 0,
    left: [{ reason: "not_allowed", count: 1, codes: [code] }],
  });
  await db.transaction((tx) =>
    tx.delete(stewardCountries).where(eq(stewardCountries.userId, steward.userId)),
  );
  const again = await beginOf(db, ctx, "detections", { country: iso3 });
  await db.transaction((tx) =>
    tx.delete(userRoles).where(and(eq(userRoles.userId, steward.userId), eq(userRoles.role, "data_steward"))),
  );
  expect(await again.confirm()).toMatchObject({ status: "failed", view: { checked: null } });
  expect((await statusesOf(db, [code])).get(code)).toMatchObject({ status: "draft" });
});

test("what a single check does to the search and asks of files, one of many does as well", async ({ db }) => {
  const { iso3, ctx, writer } = await makeStewards(db);
  const route = await makeEntry(writer, "routes", routeOver(iso3, "BEN"));
  const { confirm } = await beginOf(db, ctx, "routes", { country: iso3 });
  expect((await confirm()).view).toMatchObject({ checked: 1 });
  expect(await db.read.$count(searchDocuments, eq(searchDocuments.code, route))).toBeGreaterThan(0);

  const publication = {
    countries: [iso3],
    name: "Know your rights",
    publisher: "Ministry of Justice",
    kind: "leaflet",
    languages: ["fr"],
    reportedBy: iso3,
  };
  const without = await makeEntry(writer, "publications", publication);
  const linked = await makeEntry(writer, "publications", { ...publication, link: "https://example.org/a" });
  const begun = await beginOf(db, ctx, "publications", { country: iso3 });
  expect((await begun.confirm()).view).toMatchObject({
    checked: 1,
    left: [{ reason: "no_file_or_link", count: 1, codes: [without] }],
  });
  expect((await statusesOf(db, [linked])).get(linked)).toMatchObject({ status: "checked" });
});

test("a check is not discarded while it is carried out, and is afterwards", async ({ db }) => {
  const { iso3, ctx, writer } = await makeStewards(db);
  await makeEntry(writer, "detections", detectionOf(iso3, 2001, 40));
  const { id, work } = await beginOf(db, ctx, "detections", { country: iso3 });
  await confirmCheck(ctx, { run: id, withoutSource: "on" });
  expect(await discardCheck(ctx, id)).toEqual({ ok: false, reason: "busy" });
  expect(await work()).toMatchObject({ status: "done" });
  expect(await discardCheck(ctx, id)).toMatchObject({ ok: true });
  await expect(getCheckRun(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a check is said to be done where the answer to its commit was lost", async ({ db }) => {
  const { iso3, ctx, writer } = await makeStewards(db);
  const code = await makeEntry(writer, "detections", detectionOf(iso3, 2001, 40));
  const { confirm, work } = await beginOf(db, ctx, "detections", { country: iso3 });
  const isLost = loseAnswerToCommit(db, 'update "register_entries"');
  expect(await confirm()).toMatchObject({ status: "done", written: 1, view: { checked: 1, left: [] } });
  expect(isLost()).toBe(true);
  expect(await work()).toMatchObject({ status: "done", view: { checked: 1 } });
  expect((await statusesOf(db, [code])).get(code)).toMatchObject({ status: "checked" });
});

test("five thousand are checked with as many statements as their chunks need, and a run goes after a day", async ({
  db,
}) => {
  const { iso3, ctx, writer } = await makeStewards(db);
  const lines = Array.from({ length: 50 }, (_, at) => 1950 + at).flatMap((year) =>
    Array.from(
      { length: 100 },
      (_, body) => `${iso3},Body ${body},${year},detected_victims,total,total,total,${body},persons`,
    ),
  );
  const batch = batchOf(await run(writer, "detections", [FIGURES, ...lines]));
  const { id, seen, confirm } = await beginOf(db, ctx, "detections", { batch });
  expect(seen.total).toBe(5_000);
  let statements = 0;
  const counted = new WeakSet();
  db.pool.on("acquire", (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    const query = client.query.bind(client) as (...given: readonly unknown[]) => unknown;
    Object.assign(client, {
      query: (...given: readonly unknown[]) => {
        statements += 1;
        return query(...given);
      },
    });
  });
  expect((await confirm()).view).toMatchObject({ checked: 5_000, left: [] });
  // Five for each thousand, and what the worker asks and notes around them.
  expect(statements).toBeGreaterThan(20);
  expect(statements).toBeLessThan(80);
  await cleanUp(system(db, 25 * 60 * 60 * 1000));
  expect(await db.read.$count(checkRuns, eq(checkRuns.id, id))).toBe(0);
  expect(await db.read.$count(importBatches, eq(importBatches.id, batch))).toBe(1);
});

test("entries for which nothing is cited are named, and checked only where the person says so", async ({
  db,
}) => {
  const { iso3, assessor, as, lead, ctx, writer } = await makeStewards(db);
  await run(writer, "detections", [FIGURES, figure(iso3, 2019, 10), figure(iso3, 2020, 20)]);
  const cited = `${iso3}-D-001`;
  const bare = `${iso3}-D-002`;
  const passageId = await makePassage(as(lead), iso3);
  const citation = { register: "detections", code: cited, passageId, shows: "exists", stance: "supports" };
  expect(await citeEntry(as(lead), citeEntrySchema.parse(citation))).toMatchObject({ ok: true });
  const { seen, confirm } = await beginOf(db, ctx, "detections", { country: iso3 });
  expect(seen.view.unsourced).toEqual({ count: 1, codes: [bare] });
  expect((await confirm({})).view).toMatchObject({
    checked: 1,
    left: [{ reason: "no_source", count: 1, codes: [bare] }],
  });
  const one = { register: "detections", code: bare, version: 1 } as const;
  expect((await getEntry(ctx, "detections", bare)).lacksSource).toBe(true);
  expect((await getEntry(as(assessor), "detections", bare)).lacksSource).toBe(false);
  expect(await checkEntry(ctx, one)).toEqual({ ok: false, reason: "no_source" });
  expect((await checkEntry(ctx, { ...one, withoutSource: "on" })).ok).toBe(true);
});

test("entries whose texts may tell who a person is are named before they are checked", async ({ db }) => {
  const { iso3, ctx, writer } = await makeStewards(db);
  const add = (year: number, note: string) =>
    makeEntry(writer, "detections", detectionOf(iso3, year, 40, { note }));
  await add(2011, "Counted by the police");
  const told = await add(2012, "Ask jane.doe@example.org");
  const { seen } = await beginOf(db, ctx, "detections", { country: iso3 });
  expect(seen.view.personal).toEqual({ count: 1, codes: [told], unseen: 0 });
});
