import { expect } from "vitest";
import { readDomain } from "@/app/[locale]/rounds/[round]/[iso3]/[domain]/read";
import type { PersonCtx } from "@/lib/core/request";
import { citeSource } from "@/lib/ratings/cite-source";
import { citeSourceSchema } from "@/lib/ratings/cite-source-schema";
import { getRating } from "@/lib/ratings/queries";
import { checkEntry } from "@/lib/registers/mutations";
import { openThread } from "@/lib/reviews/threads";
import { test } from "@/tests/support/database";
import { citeGazette, lawOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

/** What a page may ask of the database; the session, which is read before, is one more. */
const STATEMENTS_MAX = 11;

const person = (made: ScoredCountry, actor: TestPerson) => made.as(actor) as PersonCtx;

async function citedLaw(made: ScoredCountry, accessClass: "public" | "confidential", writer: TestPerson) {
  const ctx = made.as(writer);
  const code = await makeEntry(ctx, "laws", lawOf(made.iso3, { fraud: "covered" }));
  const passageId = await citeGazette(ctx, made.iso3, code, { title: `Gazette ${accessClass}`, accessClass });
  return { code, passageId };
}

test("a law stands beside the indicators that the edition links to it, and its source is cited in one step", async ({
  db,
}) => {
  const made = await makeScoredCountry(db);
  const { code, passageId } = await citedLaw(made, "public", made.assessor);
  const other = await makeScoredCountry(db);
  await citedLaw(other, "public", other.assessor);
  const ctx = person(made, made.assessor);
  const { cards } = await readDomain(ctx, "en", { ...made, domain: "G2" });
  const card = cards.find(({ view }) => view.words.code === "G2.1");
  expect(card?.facts).toMatchObject([
    { register: "laws", total: 1, entries: [{ code, status: "draft", passage: { id: passageId } }] },
  ]);
  const passage = card?.facts[0]?.entries[0]?.passage;
  const asked = citeSourceSchema.parse({
    round: made.round,
    iso3: made.iso3,
    indicators: "G2.1",
    language: "en",
    passageId: passage?.id,
    shows: passage?.shows,
    stance: "supports",
  });
  expect((await citeSource(ctx, asked)).ok).toBe(true);
  const rating = await getRating(ctx, { ...made, indicator: "G2.1", kind: "assessor" });
  expect(rating.citations).toMatchObject([{ shows: "exists", source: { passage: { id: passageId } } }]);
});

test("a source that is not open to the reader is not offered", async ({ db }) => {
  const made = await makeScoredCountry(db);
  await citedLaw(made, "confidential", made.assessor);
  const factsFor = async (actor: TestPerson) => {
    const { cards } = await readDomain(person(made, actor), "en", { ...made, domain: "G2" });
    return cards.find(({ view }) => view.words.code === "G2.1")?.facts;
  };
  await made.setState("internal_review");
  expect(await factsFor(made.reviewer)).toMatchObject([{ total: 1, entries: [{ passage: null }] }]);
});

test("the domain page keeps within its statements, whatever the registers hold", async ({ db }) => {
  const made = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]), TEST_NOW);
  let statements = 0;
  db.pool.on("acquire", () => {
    statements += 1;
  });
  const count = async (domain: string) => {
    statements = 0;
    await readDomain(person(made, made.assessor), "en", { ...made, domain });
    return statements;
  };
  const before = await count("G2");
  for (let index = 0; index < 7; index += 1) {
    const { code } = await citedLaw(made, "public", made.assessor);
    await checkEntry(steward, { register: "laws", code, version: 1, withoutSource: "on" });
  }
  expect(await count("G2")).toBe(before);
  await made.setState("internal_review");
  for (const indicator of ["G1.1", "G2.1"]) {
    const thread = { ...made, indicator, body: "Which article?", language: "en" };
    expect((await openThread(made.as(made.reviewer), thread)).ok).toBe(true);
  }
  for (const domain of ["G1", "G2", "R1", "C2"])
    expect(await count(domain)).toBeLessThanOrEqual(STATEMENTS_MAX);
});
