import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { passages } from "@/db/schema/source";
import { type Ctx, createContext } from "@/lib/core/context";
import { signedIn } from "@/lib/core/request";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { erasableNoun, getErasure } from "@/lib/erasures/queries";
import { listNotifications } from "@/lib/notifications/queries";
import { listLibrary } from "@/lib/sources/library";
import { openSource } from "@/lib/sources/openings";
import { getSource, sourceHistory } from "@/lib/sources/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, chainProblems, interview, law, passageOf } from "@/tests/support/source-records";
import { proposeToErase, twoManagers } from "@/tests/support/two-people";

const HOUR_MS = 3_600_000;
const REASON = "A witness named in it is in danger tonight.";
const PASSAGE = `${CANARY} said it.`;

async function closedSource(country: ScoredCountry) {
  const author = country.as(country.assessor);
  const code = await added(author, interview(country, { deleteOn: "2027-01-01" }));
  const entityId = await passageOf(author, code, `Well. ${PASSAGE}`);
  return { author, code, held: { entity: "passage", entityId, passage: PASSAGE } };
}

async function open(ctx: Ctx, { iso3 }: ScoredCountry) {
  const { hidden } = await listLibrary(ctx, iso3, {});
  const key = hidden.find(({ opening }) => opening !== null)?.opening ?? "";
  const result = await openSource(ctx, { key, reason: REASON });
  if (!result.ok) throw new Error("not opened");
}

async function eventsOf(db: Database, country: ScoredCountry, who: "assessor" | "lead") {
  const { lines } = await listNotifications(signedIn(contextOf(db, country[who])), "en", 1);
  return lines.flatMap(({ open }) => (open === null ? [] : [`${open.event} ${open.href}`]));
}

describe("a closed source", () => {
  test("is not erased from by who knows it only by an emergency, also after that is over", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { code, held } = await closedSource(country);
    const { one, two } = await twoManagers(db, TEST_NOW);
    await open(one, country);
    const refused = { ok: false, reason: "known_by_opening" };
    expect(await proposeErasure(one, { ...held, reason: "A name." })).toEqual(refused);
    expect((await getSource(one, code)).erasableId).toBeNull();
    expect(await codeOf(erasableNoun(one, "passage", held.entityId))).toBe("NOT_FOUND");
    const later = createContext(db, one.actor, new Date(TEST_NOW.getTime() + 30 * HOUR_MS));
    expect(await proposeErasure(later, { ...held, reason: "A name." })).toEqual(refused);
    // Whoever its author asks can still propose it, word for word, without reading it.
    expect(await proposeErasure(two, { ...held, reason: "A name." })).toMatchObject({ ok: true });
  });

  test("shows a second person the length of the passage, and tells its author and readers that it went", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const { author, code, held } = await closedSource(country);
    const { one, two } = await twoManagers(db, TEST_NOW);
    const id = await proposeToErase(one, held);
    const seen = await getErasure(two, id);
    expect(seen).toMatchObject({ passage: null, closedLength: PASSAGE.length, noun: null });
    expect(JSON.stringify(seen)).not.toContain(CANARY);
    expect(await getErasure(one, id)).toMatchObject({ passage: PASSAGE, closedLength: null });
    expect(await confirmErasure(two, id)).toMatchObject({ ok: true });
    const [left] = await db.read.select().from(passages).where(eq(passages.id, held.entityId));
    expect(left?.body).not.toContain(CANARY);
    expect((await sourceHistory(author, code)).erasures).toMatchObject([
      { proposedBy: "One", confirmedBy: "Two", reason: "A person can be recognised." },
    ]);
    for (const who of ["assessor", "lead"] as const)
      expect(await eventsOf(db, country, who)).toContain(`passage_erased /sources/${code}`);
    expect(await chainProblems(db)).toEqual([]);
  });
});

test("an open source is read by the second person, and its author is told what was erased from it", async ({
  db,
}) => {
  const country = await makeScoredCountry(db);
  const author = country.as(country.assessor);
  const code = await added(author, law(country));
  const entityId = await passageOf(author, code, PASSAGE);
  const { one, two } = await twoManagers(db, TEST_NOW);
  const id = await proposeToErase(one, { entity: "passage", entityId, passage: PASSAGE });
  expect(await getErasure(two, id)).toMatchObject({ passage: PASSAGE, closedLength: null });
  await confirmErasure(two, id);
  expect(await eventsOf(db, country, "assessor")).toContain(`passage_erased /sources/${code}`);
  expect((await sourceHistory(author, code)).erasures).toHaveLength(1);
  // What the source does not hold is no erasure to tell of.
  const nothing = await proposeToErase(one, { entity: "passage", entityId, passage: "not in it" });
  await confirmErasure(two, nothing);
  expect(await eventsOf(db, country, "assessor")).toHaveLength(1);
});
