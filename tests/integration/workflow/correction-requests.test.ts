import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { decideCorrection, requestCorrection } from "@/lib/correction-requests/mutations";
import { correctionsOf } from "@/lib/correction-requests/queries";
import { erasableNoun } from "@/lib/erasures/queries";
import { test } from "@/tests/support/database";
import { daysLater, sentToState, takeOn } from "@/tests/support/heard-country";
import { contextOf, makePerson } from "@/tests/support/programme";

type Db = Parameters<typeof contextOf>[0];

/** A release whose State was silent, with a reader of it. */
async function released(db: Db, round: string, iso3: string) {
  const country = await sentToState(db, round, iso3);
  await takeOn(db, country.team.lead, country.key, "note_silence", 57);
  const done = await takeOn(db, country.team.approver, country.key, "publish", 58);
  if (!done.ok) throw new Error(done.reason);
  return { ...country, code: done.value.release ?? "", reader: await makePerson(db, "Reader", ["reader"]) };
}

const request = { indicator: "G2.1", body: "The law is of 2019.", language: "en", reference: null };

test("the State asks, the manager decides once, and every reader reads both", async ({ db }) => {
  const { key, code, team, reader } = await released(db, "K-STATE", "QKA");
  const focal = contextOf(db, team.focal, daysLater(60));
  const manager = contextOf(db, team.manager, daysLater(61));
  expect(await requestCorrection(focal, { ...request, code })).toMatchObject({ ok: true });
  const open = await correctionsOf(focal, key, code);
  expect(open.requests).toMatchObject([{ indicator: "G2.1", decision: null }]);
  expect((await correctionsOf(contextOf(db, reader), key, code)).requests).toEqual([]);
  const id = open.requests[0]?.id ?? "";
  const decision = {
    code,
    request: id,
    decision: "not_changed",
    reason: "It is of 2018.",
    language: "en",
  } as const;
  await expect(decideCorrection(focal, decision)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await decideCorrection(manager, decision)).toMatchObject({ ok: true });
  expect(open.requests.map(({ erasableId }) => erasableId)).toEqual([null]);
  expect((await correctionsOf(manager, key, code)).requests.map(({ erasableId }) => erasableId)).toEqual([
    id,
  ]);
  expect(await erasableNoun(manager, "correction_request", id)).toEqual({
    noun: "correction_request",
    name: code,
    href: `/releases/${code}#correction-${id}`,
  });
  expect(await decideCorrection(manager, decision)).toMatchObject({ reason: "decided_already" });
  const read = await correctionsOf(contextOf(db, reader), key, code);
  expect(read.requests).toMatchObject([{ body: "The law is of 2019.", decision: "not_changed" }]);
  expect(read.may).toMatchObject({ request: false, decide: false, reopen: false });
  const change = db.transaction((tx) => tx.execute(sql`update correction_requests set body = 'x'`));
  await expect(change).rejects.toMatchObject({ cause: { constraint: "correction_requests_immutable" } });
});

test("a letter is entered with its reference, which readers do not see", async ({ db }) => {
  const { key, code, team, reader } = await released(db, "K-LETTER", "QKB");
  const manager = contextOf(db, team.manager, daysLater(60));
  expect(await requestCorrection(manager, { ...request, code })).toMatchObject({
    reason: "reference_missing",
  });
  const made = await requestCorrection(manager, {
    ...request,
    code,
    indicator: null,
    reference: "ML/2026/14",
  });
  const id = made.ok ? made.value.request : "";
  const decision = { code, request: id, decision: "corrected", reason: "Agreed.", language: "en" } as const;
  expect(await decideCorrection(manager, decision)).toMatchObject({ ok: true });
  expect((await correctionsOf(manager, key, code)).requests).toMatchObject([{ reference: "ML/2026/14" }]);
  expect((await correctionsOf(manager, key, code)).may.reopen).toBe(true);
  expect((await correctionsOf(contextOf(db, reader), key, code)).requests).toMatchObject([
    { reference: null },
  ]);
});

test("nobody else asks, and the focal point of another State does not learn of the release", async ({
  db,
}) => {
  const { code, team, reader } = await released(db, "K-OTHERS", "QKC");
  const other = await sentToState(db, "K-OTHERS2", "QKD");
  for (const [person, expected] of [
    [other.team.focal, "NOT_FOUND"],
    [reader, "FORBIDDEN"],
    [team.lead, "FORBIDDEN"],
  ] as const) {
    await expect(requestCorrection(contextOf(db, person), { ...request, code })).rejects.toMatchObject({
      code: expected,
    });
  }
});
