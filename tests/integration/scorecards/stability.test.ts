import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { bandStabilityResults, bandStabilityRuns } from "@/db/schema/band-stability";
import { getAssessment } from "@/lib/assessments/queries";
import { SIMULATIONS_MAX } from "@/lib/auth/attempts";
import { createContext } from "@/lib/core/context";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { giveUpRun } from "@/lib/jobs/runs";
import { cancelStability, simulateAssessment, simulateRound } from "@/lib/stability/mutations";
import { assessmentStability, roundStability } from "@/lib/stability/queries";
import { workOnStability } from "@/lib/stability/work";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, giveDutyRow, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeProgramme, openRound, type Programme, rateAll, take } from "@/tests/support/released-country";

const SETTINGS = { seed: 7, draws: 200 };

const work = async (db: Database, at = TEST_NOW) => {
  const system = createContext(db, { kind: "system", job: "stability" }, at);
  for (const { id } of await db.read.select({ id: bandStabilityRuns.id }).from(bandStabilityRuns))
    await workOnStability(system, id);
};
const person = (db: Database, actor: TestPerson) => ({ ...contextOf(db, actor), actor });
const ofRound = (db: Database, actor: TestPerson, round: string, run?: string) =>
  roundStability(person(db, actor), round, { locale: "en", run });
const ofCountry = (db: Database, actor: TestPerson, key: { round: string; iso3: string }, run?: string) =>
  assessmentStability(person(db, actor), key, { locale: "en", run });

/** A round with one country under review and one in drafting, both rated at level 2 without a source. */
async function scene(db: Database, round: string, [reviewed, drafted]: [string, string]) {
  const people: Programme = await makeProgramme(db);
  await openRound(db, people, round, [reviewed, drafted]);
  for (const iso3 of [reviewed, drafted]) await rateAll(db, people, { round, iso3 });
  await take(db, people.lead, { round, iso3: reviewed }, "submit");
  return { people, key: { round, iso3: reviewed }, draft: { round, iso3: drafted } };
}

test("a manager simulates what is under review and no draft; results stay with their settings", async ({
  db,
}) => {
  const { people, key } = await scene(db, "ST1", ["XSA", "XSB"]);
  const manager = contextOf(db, people.manager);
  expect(await simulateRound(manager, { round: "ST1", ...SETTINGS })).toMatchObject({ ok: true });
  expect(await simulateRound(manager, { round: "ST1", ...SETTINGS })).toMatchObject({ reason: "busy" });
  const waiting = await ofRound(db, people.manager, "ST1");
  expect(waiting.run).toMatchObject({
    ...SETTINGS,
    weightSpread: 25,
    status: "waiting",
    percent: 0,
  });
  expect(waiting.rows).toMatchObject([{ iso3: "XSA", stability: null }]);
  await work(db);
  const { run, rows } = await ofRound(db, people.manager, "ST1");
  expect(run).toMatchObject({ status: "done", percent: 100, mayCancel: false });
  expect(rows.map(({ iso3 }) => iso3)).toEqual(["XSA"]);
  const nodes = rows[0]?.stability?.nodes ?? [];
  expect(nodes.map((node) => node.key)).toEqual([
    "R.exposure",
    "R.capability",
    "C.capability",
    "G.capability",
  ]);
  for (const { together, choices } of nodes) {
    expect(together.draws).toBe(SETTINGS.draws);
    expect(choices.map(({ kind }) => kind).toSorted()).toEqual([
      "equal_weights",
      "low_confidence",
      "weights",
    ]);
  }
  await cleanUp(createContext(db, { kind: "system", job: "housekeeping" }, new Date("2030-01-01T00:00:00Z")));
  const kept = await ofCountry(db, people.reviewer, key);
  expect(kept.run).toMatchObject({ ...SETTINGS, status: "done" });
  expect(kept.stability?.rated).toBe(60);
  expect(kept.hasChanged).toBe(false);
});

test("the same settings give the same counts, alone and among others", async ({ db }) => {
  const { people, key } = await scene(db, "ST2", ["XSC", "XSD"]);
  await simulateRound(contextOf(db, people.manager), { round: "ST2", ...SETTINGS });
  await work(db);
  const among = await ofRound(db, people.manager, "ST2");
  await simulateAssessment(contextOf(db, people.reviewer), { ...key, ...SETTINGS });
  await work(db);
  const alone = await ofCountry(db, people.reviewer, key);
  expect(alone.runs).toHaveLength(2);
  expect(alone.stability).toEqual(among.rows[0]?.stability);
});

test("who sees no figures sees no simulation and asks for none", async ({ db }) => {
  const { people, key, draft } = await scene(db, "ST3", ["XSE", "XSF"]);
  await simulateRound(contextOf(db, people.manager), { round: "ST3", ...SETTINGS });
  await work(db);
  const focal = await makePerson(db, "Focal");
  const reader = await makePerson(db, "Reader", ["reader"]);
  const administrator = await makePerson(db, "Administrator", ["administrator"]);
  for (const one of [people.observer, focal, reader, administrator]) {
    expect(await codeOf(ofRound(db, one, "ST3"))).toBe("NOT_FOUND");
    expect(await codeOf(ofCountry(db, one, key))).toBe("NOT_FOUND");
    expect(await codeOf(simulateAssessment(contextOf(db, one), { ...key, ...SETTINGS }))).toBe("NOT_FOUND");
  }
  // The draft is closed to the manager; its lead reads figures, and has none simulated.
  expect(await codeOf(ofCountry(db, people.manager, draft))).toBe("NOT_FOUND");
  expect((await ofCountry(db, people.lead, key)).stability).not.toBeNull();
  expect(await codeOf(simulateAssessment(contextOf(db, people.lead), { ...key, ...SETTINGS }))).toBe(
    "NOT_FOUND",
  );
  expect(await simulateRound(contextOf(db, people.lead), { round: "ST3", ...SETTINGS })).toMatchObject({
    reason: "nothing",
  });
});

test("what goes back to drafting leaves the manager's sight, with what was simulated of it", async ({
  db,
}) => {
  const { people, key } = await scene(db, "ST4", ["XSG", "XSH"]);
  await simulateRound(contextOf(db, people.manager), { round: "ST4", ...SETTINGS });
  await take(db, people.reviewer, key, "return", { reason: "Sources are missing" });
  await work(db);
  expect((await ofRound(db, people.manager, "ST4")).run).toBeNull();
  const { assessment } = await getAssessment(contextOf(db, people.reviewer), key);
  const [row] = await db.read
    .select({ computedAt: bandStabilityResults.computedAt })
    .from(bandStabilityResults)
    .where(eq(bandStabilityResults.assessmentId, assessment.id));
  expect(row?.computedAt).toBeNull();
});

test("the person who asked and managers stop it; what is done stays, and an ended run takes up nothing", async ({
  db,
}) => {
  const { people, key } = await scene(db, "ST5", ["XSI", "XSJ"]);
  const reviewer = contextOf(db, people.reviewer);
  await simulateAssessment(reviewer, { ...key, ...SETTINGS });
  const { run } = await ofCountry(db, people.reviewer, key);
  const asked = { run: run?.id ?? "" };
  expect(await codeOf(cancelStability(contextOf(db, people.approver), asked))).toBe("NOT_FOUND");
  expect(await cancelStability(contextOf(db, people.manager), asked)).toMatchObject({ ok: true });
  await work(db);
  const after = await ofCountry(db, people.reviewer, key);
  expect(after.run).toMatchObject({ status: "cancelled", percent: 0, mayCancel: false });
  expect(after.stability).toBeNull();
  expect(await codeOf(cancelStability(reviewer, asked))).toBe("NOT_FOUND");
  expect(await simulateAssessment(reviewer, { ...key, ...SETTINGS })).toMatchObject({ ok: true });
});

test("a run that was stopped is left between two countries, however little time each of them takes", async ({
  db,
}) => {
  const { people, draft } = await scene(db, "ST7", ["XSM", "XSN"]);
  await take(db, people.lead, draft, "submit");
  await simulateRound(contextOf(db, people.manager), { round: "ST7", seed: 7, draws: 100 });
  const id = (await ofRound(db, people.manager, "ST7")).run?.id ?? "";
  // Stopped by whoever writes the first result: nothing is left to the speed of the machine.
  await db.pool.query(
    `create function stop_run() returns trigger language plpgsql as $$ begin
       update band_stability_runs set status = 'cancelled' where id = new.run_id and id = '${id}';
       return new;
     end $$;
     create trigger stop_run after update on band_stability_results for each row execute function stop_run()`,
  );
  await work(db);
  await db.pool.query("drop trigger stop_run on band_stability_results; drop function stop_run()");
  const { run, rows } = await ofRound(db, people.manager, "ST7");
  expect(run).toMatchObject({ status: "cancelled" });
  expect(rows.map(({ stability }) => stability !== null)).toEqual([true, false]);
});

test("a run does not tell its reader how many countries it holds", async ({ db }) => {
  const { people, key, draft } = await scene(db, "ST8", ["XSO", "XSP"]);
  await take(db, people.lead, draft, "submit");
  await simulateRound(contextOf(db, people.manager), { round: "ST8", ...SETTINGS });
  const other = await makePerson(db, "Reviewer of one country");
  const { assessment } = await getAssessment(contextOf(db, people.reviewer), key);
  await giveDutyRow(db, assessment.id, other.userId, "reviewer");
  await db.pool.query(
    "update band_stability_runs set status = 'working', done = 200 where total = 400 and status = 'waiting'",
  );
  const { run, rows } = await ofRound(db, other, "ST8");
  expect(rows.map(({ iso3 }) => iso3)).toEqual(["XSO"]);
  expect(run).toMatchObject({ percent: 50, draws: SETTINGS.draws, drawsDone: SETTINGS.draws / 2 });
  expect(Object.values(run ?? {})).not.toContain(400);
});

test("a run stays where its address leads, however many came after it", async ({ db }) => {
  const { people, key, draft } = await scene(db, "STA", ["XSS", "XST"]);
  await simulateRound(contextOf(db, people.manager), { round: "STA", ...SETTINGS });
  await work(db);
  const first = (await ofRound(db, people.manager, "STA")).run?.id ?? "";
  for (let later = 0; later < 10; later += 1) {
    await simulateAssessment(contextOf(db, people.reviewer), { ...key, seed: later, draws: 100 });
    await db.pool.query(
      "update band_stability_runs set status = 'done', created_at = created_at + interval '1 minute' where status = 'waiting'",
    );
  }
  const { runs, run, stability } = await ofCountry(db, people.reviewer, key, first);
  expect(runs.map(({ id }) => id)).not.toContain(first);
  expect(run?.id).toBe(first);
  expect(stability).not.toBeNull();
  // Not where it holds nothing of the country, nor for who may see none of it.
  expect(await codeOf(ofCountry(db, people.lead, draft, first))).toBe("NOT_FOUND");
  expect(await codeOf(ofCountry(db, people.observer, key, first))).toBe("NOT_FOUND");
});

test("simulations end for a time after many", async ({ db }) => {
  const { people, key } = await scene(db, "ST9", ["XSQ", "XSR"]);
  const reviewer = contextOf(db, people.reviewer);
  const ask = () => simulateAssessment(reviewer, { ...key, ...SETTINGS });
  expect(await ask()).toMatchObject({ ok: true });
  for (let asked = 1; asked < SIMULATIONS_MAX; asked += 1) expect(await ask()).toMatchObject({ ok: false });
  expect(await codeOf(ask())).toBe("TOO_MANY");
});

test("an attempt that was killed goes on where it was; one that was given up says so", async ({ db }) => {
  const { people, key, draft } = await scene(db, "ST6", ["XSK", "XSL"]);
  await take(db, people.lead, draft, "submit");
  await simulateRound(contextOf(db, people.manager), { round: "ST6", ...SETTINGS });
  await work(db);
  const { rows: whole, run } = await ofRound(db, people.manager, "ST6");
  const id = run?.id ?? "";
  const { assessment } = await getAssessment(contextOf(db, people.manager), key);
  // As a killed attempt leaves it: one assessment done, the other not, and the run at work.
  await db.pool.query(
    "update band_stability_results set result = null, input_sha256 = null, computed_at = null where run_id = $1 and assessment_id = $2",
    [id, assessment.id],
  );
  await db.pool.query("update band_stability_runs set status = 'working', done = 200 where id = $1", [id]);
  await work(db);
  const again = await ofRound(db, people.manager, "ST6");
  expect(again.run).toMatchObject({ status: "done", percent: 100 });
  expect(again.rows).toEqual(whole);
  await db.pool.query("update band_stability_runs set status = 'working' where id = $1", [id]);
  const system = createContext(db, { kind: "system", job: "given-up" }, TEST_NOW);
  await giveUpRun(system, id);
  expect((await ofRound(db, people.manager, "ST6")).run).toMatchObject({ status: "failed" });
});
