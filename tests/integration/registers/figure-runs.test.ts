import { eq, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { figureRuns } from "@/db/schema/figure-version";
import { users } from "@/db/schema/user";
import { createContext } from "@/lib/core/context";
import { figureVersionsOf } from "@/lib/figures/queries";
import { askForFigures, lastFigureRun, workOnFigures } from "@/lib/figures/runs";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { checkEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { loseAnswerToCommit } from "@/tests/support/lost-answers";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const system = (db: Database, laterMs = 0) =>
  createContext(db, { kind: "system", job: "figures" }, new Date(TEST_NOW.getTime() + laterMs));

/** A country with one checked figure, and somebody who may publish it. */
async function makeFigures(db: Database) {
  const made = await makeScoredCountry(db);
  const person = await makePerson(db, "Steward", ["data_steward"]);
  const steward = contextOf(db, person);
  const enter = async (year: number) => {
    const code = await makeEntry(made.as(made.assessor), "detections", detectionOf(made.iso3, year, 40));
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
  };
  await enter(2008);
  const wanted = { register: "detections", iso3: made.iso3, reason: null } as const;
  let asked = 0;
  // Each a second after the one before: which run is the newest must not hang on ids made in one instant.
  const ask = () => {
    asked += 1;
    return askForFigures(contextOf(db, person, new Date(TEST_NOW.getTime() + asked * 1000)), wanted);
  };
  const last = () => lastFigureRun(steward, "detections", made.iso3);
  const openRun = async () => {
    const rows = await db.read
      .select({ id: figureRuns.id, status: figureRuns.status })
      .from(figureRuns)
      .where(eq(figureRuns.iso3, made.iso3));
    const run = rows.find(({ status }) => status === "waiting");
    if (!run) throw new Error("no run waits");
    return run.id;
  };
  const work = async () => workOnFigures(system(db), await openRun());
  return { made, person, steward, wanted, enter, ask, last, openRun, work };
}

test("a version is made by the worker as the person who asked, once at a time", async ({ db }) => {
  const { made, person, steward, enter, ask, last, work } = await makeFigures(db);
  expect(await ask()).toEqual({ ok: true, value: null });
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toEqual([]);
  expect(await ask()).toEqual({ ok: false, reason: "busy" });
  await work();
  expect(await last()).toMatchObject({ status: "done", number: 1, shown: 1, hidden: 0, refusal: null });
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toMatchObject([
    { number: 1, publishedBy: person.name },
  ]);
  await ask();
  await work();
  expect(await last()).toMatchObject({ status: "refused", refusal: "unchanged", number: null });
  await enter(2009);
  await ask();
  await work();
  expect(await last()).toMatchObject({ status: "done", number: 2, shown: 2 });
});

test("a run that ended is not worked on again, and goes after a day", async ({ db }) => {
  const { made, steward, ask, last, work } = await makeFigures(db);
  await ask();
  await work();
  const [run] = await db.read.select({ id: figureRuns.id }).from(figureRuns);
  await workOnFigures(system(db), run?.id ?? "");
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toHaveLength(1);
  expect(await last()).toMatchObject({ status: "done" });
  await cleanUp(system(db, 25 * 60 * 60 * 1000));
  expect(await last()).toBeNull();
});

test("a run that is worked on stays when it is a day old, and one that was left goes after two", async ({
  db,
}) => {
  const { made, ask, last } = await makeFigures(db);
  await ask();
  await db.transaction((tx) =>
    tx.update(figureRuns).set({ status: "working" }).where(eq(figureRuns.iso3, made.iso3)),
  );
  await cleanUp(system(db, 25 * 60 * 60 * 1000));
  expect(await last()).toMatchObject({ status: "working" });
  await cleanUp(system(db, 49 * 60 * 60 * 1000));
  expect(await last()).toBeNull();
});

test("who may not publish asks for nothing, and a person who was disabled meanwhile publishes nothing", async ({
  db,
}) => {
  const { made, person, steward, wanted, ask, last, work } = await makeFigures(db);
  const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
  for (const outside of [made.as(made.assessor), reader]) {
    await expect(askForFigures(outside, wanted)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  await ask();
  await db.transaction((tx) =>
    tx.update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, person.userId)),
  );
  await work();
  expect(await last()).toMatchObject({ status: "failed", number: null });
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toEqual([]);
});

test("a version is said to be made where the answer to its commit was lost, and is not made again", async ({
  db,
}) => {
  const { made, steward, ask, last, openRun } = await makeFigures(db);
  await ask();
  const run = await openRun();
  const isLost = loseAnswerToCommit(db, 'insert into "figure_versions"');
  await workOnFigures(system(db), run);
  expect(isLost()).toBe(true);
  expect(await last()).toMatchObject({ status: "done", number: 1, shown: 1, hidden: 0, refusal: null });
  await workOnFigures(system(db), run);
  expect(await last()).toMatchObject({ status: "done", number: 1 });
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toHaveLength(1);
});

test("two attempts at one run make one version", async ({ db }) => {
  const { made, steward, ask, last, openRun } = await makeFigures(db);
  await ask();
  const run = await openRun();
  await Promise.all([workOnFigures(system(db), run), workOnFigures(system(db), run)]);
  expect(await last()).toMatchObject({ status: "done", number: 1 });
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toHaveLength(1);
});

test("an attempt whose run was ended while it worked publishes nothing", async ({ db }) => {
  const { made, steward, ask, last, work } = await makeFigures(db);
  await ask();
  const { promise: isHeld, resolve: hold } = Promise.withResolvers<void>();
  const { promise: isEnded, resolve: end } = Promise.withResolvers<void>();
  // Who makes a version locks the earlier ones first: here it waits there.
  const holder = db.transaction(async (tx) => {
    await tx.execute(sql`lock table figure_versions in exclusive mode`);
    hold();
    await isEnded;
  });
  await isHeld;
  const working = work();
  await expect.poll(last).toMatchObject({ status: "working" });
  await db.transaction((tx) =>
    tx.update(figureRuns).set({ status: "failed" }).where(eq(figureRuns.iso3, made.iso3)),
  );
  end();
  await Promise.all([holder, working]);
  expect(await last()).toMatchObject({ status: "failed", number: null });
  expect(await figureVersionsOf(steward, "detections", made.iso3)).toEqual([]);
});
