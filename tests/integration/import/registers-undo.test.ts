import { eq } from "drizzle-orm";
import { expect } from "vitest";
import { registerEntries } from "@/db/schema/register";
import { verifyChain } from "@/lib/audit/verify";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { ERASED_MARK } from "@/lib/erasures/schema";
import { listBatches } from "@/lib/import/runs/queries";
import { undoBatch } from "@/lib/import/undo";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { getEntry } from "@/lib/registers/entry-queries";
import { entrySchema } from "@/lib/registers/entry-schema";
import { checkEntry, saveEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { detectionOf } from "@/tests/support/entries";
import { contextOf, makePerson } from "@/tests/support/programme";
import { batchOf, FIGURES, figure, run } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("figures match on their cell: a new value changes the entry, which is to be checked again, and an undo gives the old one back", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  await run(as(assessor), "detections", [FIGURES, figure(iso3, 2019, 10), figure(iso3, 2020, 20)]);
  const code = `${iso3}-D-001`;
  expect(
    await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" }),
  ).toMatchObject({
    ok: true,
  });
  const second = await run(as(assessor), "detections", [
    FIGURES,
    figure(iso3, 2019, 11),
    figure(iso3, 2020, 20),
  ]);
  expect(second).toMatchObject({ created: 0, updated: 1, unchanged: 1 });
  expect(await getEntry(as(assessor), "detections", code)).toMatchObject({
    status: "draft",
    version: 3,
    checkedAt: null,
    values: { value: 11 },
  });
  expect(await undoBatch(as(assessor), batchOf(second))).toEqual({
    ok: true,
    value: { undone: 1, left: [] },
  });
  expect(await getEntry(as(assessor), "detections", code)).toMatchObject({
    version: 4,
    values: { value: 10 },
  });
  expect(await undoBatch(as(assessor), batchOf(second))).toEqual({ ok: false, reason: "already_undone" });
  expect(await verifyChain(db.read)).toMatchObject({ ok: true });
});

test("a batch is taken back by whose it is: to others of the team and to stewards it is not there", async ({
  db,
}) => {
  const { iso3, as, assessor, lead } = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Another steward", ["data_steward"]));
  const made = await run(as(assessor), "detections", [FIGURES, figure(iso3, 2018, 10)]);
  for (const other of [as(lead), steward])
    await expect(undoBatch(other, batchOf(made))).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await undoBatch(as(assessor), batchOf(made))).toMatchObject({ ok: true, value: { undone: 1 } });
});

test("an undo withdraws what the batch made, leaves and names what was changed since, and the file can come again", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const lines = [FIGURES, figure(iso3, 2019, 10), figure(iso3, 2020, 20)];
  const first = await run(as(assessor), "detections", lines);
  const changed = entrySchema(DEFINITIONS.detections).parse(
    detectionOf(iso3, 2020, 21, { reportingBody: "Police" }),
  );
  await saveEntry(as(assessor), { register: "detections", code: `${iso3}-D-002`, version: 1 }, changed);
  expect(await undoBatch(as(assessor), batchOf(first))).toEqual({
    ok: true,
    value: { undone: 1, left: [`${iso3}-D-002`] },
  });
  expect(await getEntry(as(assessor), "detections", `${iso3}-D-001`)).toMatchObject({
    status: "withdrawn",
  });
  const again = await run(as(assessor), "detections", [FIGURES, figure(iso3, 2019, 12)]);
  expect(again).toMatchObject({ created: 0, updated: 1 });
  expect(await getEntry(as(assessor), "detections", `${iso3}-D-001`)).toMatchObject({
    status: "draft",
    values: { value: 12 },
  });
});

test("a batch from which a passage was erased is taken back still, but for the entry that held it", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const passage = "the aunt of the witness";
  const [first, second] = [`${iso3}-I-001`, `${iso3}-I-002`];
  await run(as(assessor), "institutions", [
    "name,country,functions,mandate,reported_by",
    `One,${iso3},protects,Shelter,${iso3}`,
    `Two,${iso3},protects,Shelter,${iso3}`,
  ]);
  const changed = await run(as(assessor), "institutions", [
    "code,mandate",
    `${first},Led by ${passage}`,
    `${second},Legal help`,
  ]);
  const [entry] = await db.read
    .select({ id: registerEntries.id })
    .from(registerEntries)
    .where(eq(registerEntries.code, first));
  const [proposer, confirmer] = [
    contextOf(db, await makePerson(db, "One", ["programme_manager"])),
    contextOf(db, await makePerson(db, "Two", ["programme_manager"])),
  ];
  const proposed = await proposeErasure(proposer, {
    entity: "register_entry",
    entityId: entry?.id ?? "",
    passage,
    reason: "A person can be recognised.",
  });
  if (!proposed.ok) throw new Error(proposed.reason);
  expect(await confirmErasure(confirmer, proposed.value.erasureId)).toMatchObject({ ok: true });
  expect(await undoBatch(as(assessor), batchOf(changed))).toEqual({
    ok: true,
    value: { undone: 1, left: [first] },
  });
  expect(await getEntry(as(assessor), "institutions", first)).toMatchObject({
    values: { mandate: `Led by ${ERASED_MARK}` },
  });
  expect(await getEntry(as(assessor), "institutions", second)).toMatchObject({
    values: { mandate: "Shelter" },
  });
});

test("an import of which everything was checked since is not undone, and one undone in part keeps what stayed", async ({
  db,
}) => {
  const { iso3, as, assessor } = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward of figures", ["data_steward"]));
  const check = (number: number) =>
    checkEntry(steward, {
      register: "detections",
      code: `${iso3}-D-00${number}`,
      version: 1,
      withoutSource: "on",
    });
  const lineOf = async (batch: string) =>
    (await listBatches(as(assessor))).find(({ id }) => id === batch)?.undone;
  const whole = batchOf(await run(as(assessor), "detections", [FIGURES, figure(iso3, 2018, 1)]));
  await check(1);
  for (const _ of ["once", "twice"]) {
    expect(await undoBatch(as(assessor), whole)).toEqual({
      ok: false,
      reason: "nothing_taken_back",
      entry: `${iso3}-D-001`,
    });
  }
  expect(await lineOf(whole)).toBeNull();

  const part = batchOf(
    await run(as(assessor), "detections", [FIGURES, figure(iso3, 2019, 2), figure(iso3, 2020, 3)]),
  );
  await check(2);
  expect(await undoBatch(as(assessor), part)).toMatchObject({ ok: true, value: { undone: 1 } });
  expect(await lineOf(part)).toEqual({ counts: { undone: 1, left: 1 }, named: `${iso3}-D-002` });
});
