import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { interviews, sources } from "@/db/schema/source";
import { constraintOf } from "@/lib/core/constraint";
import type { Ctx } from "@/lib/core/context";
import { getRating } from "@/lib/ratings/queries";
import { listLibrary } from "@/lib/sources/library";
import { saveSource } from "@/lib/sources/mutations";
import { getSource } from "@/lib/sources/queries";
import { type AddTwin, addTwinSchema } from "@/lib/sources/schema";
import { addTwin, twinDraft } from "@/lib/sources/twins";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { toldOf } from "@/tests/support/outbox";
import { makePerson } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, chainProblems, interview, law, passageOf } from "@/tests/support/source-records";

const report = (country: ScoredCountry, more = {}) =>
  law(country, {
    type: "ngo_report",
    title: `${CANARY} report`,
    publisher: `${CANARY} shelter`,
    issuedByState: false,
    accessClass: "confidential",
    publishedOn: "2026-02-14",
    inForceCheckedOn: null,
    ...more,
  });

function twin(twinOf: string, country: ScoredCountry, more = {}): AddTwin {
  const fields = { title: "What a shelter reports", publisher: "A shelter", accessClass: "public", ...more };
  return addTwinSchema.parse({ ...report(country), ...fields, twinOf });
}

async function twinOf(ctx: Ctx, code: string, country: ScoredCountry, more = {}): Promise<string> {
  const made = await addTwin(ctx, twin(code, country, more));
  if (!made.ok) throw new Error(made.reason);
  return made.value.code;
}

const confidenceOf = async (ctx: Ctx, country: ScoredCountry) =>
  (await getRating(ctx, { ...country, indicator: "G2.1", kind: "assessor" })).confidence;

describe("a redacted twin", () => {
  test("begins with no word of its source, and holds its own", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, report(country, { language: "fr" }));
    await passageOf(ctx, code, `${CANARY} said it.`);
    expect(await twinDraft(ctx, code)).toEqual({
      code,
      type: "ngo_report",
      classes: ["public", "restricted"],
      publishedOn: "2026",
      periodFrom: null,
      periodTo: null,
      language: "fr",
      interview: null,
      countries: [country.iso3],
    });
    const made = await twinOf(ctx, code, country);
    const source = await getSource(ctx, made);
    expect(JSON.stringify({ ...source, original: null })).not.toContain(CANARY);
    expect(source).toMatchObject({ accessClass: "public", passages: [], file: null, twins: [] });
    expect(source.original).toEqual({ code, title: `${CANARY} report`, accessClass: "confidential" });
    expect((await getSource(ctx, code)).twins).toEqual([
      { code: made, title: "What a shelter reports", accessClass: "public" },
    ]);
    expect(await chainProblems(db)).toEqual([]);
  });

  test("is known as one to who may read its source, and to nobody else", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, report(country));
    const made = await twinOf(ctx, code, country);
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    const others = [country.reviewer, focal, await makePerson(db, "reader", ["reader"])];
    for (const person of others) {
      const source = await getSource(country.as(person), made);
      expect(source).toMatchObject({ title: "What a shelter reports", original: null, twins: [] });
      expect(JSON.stringify(source), person.name).not.toContain(code);
      expect(
        (await listLibrary(country.as(person), country.iso3, {})).sources.map((one) => one.code),
      ).toEqual([made]);
      expect(await codeOf(twinDraft(country.as(person), code))).toBe("NOT_FOUND");
      expect(await codeOf(addTwin(country.as(person), twin(code, country)))).toBe("NOT_FOUND");
    }
    expect((await getSource(country.as(country.lead), made)).original?.code).toBe(code);
  });

  test("is open to more people, has no twin and stays what it is", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, report(country));
    const restricted = await twinOf(ctx, code, country, { accessClass: "restricted" });
    expect(await codeOf(addTwin(ctx, twin(restricted, country)))).toBe("NOT_FOUND");
    const refusedOf = async (input: AddTwin) => {
      const result = await addTwin(ctx, input);
      return result.ok ? null : result.reason;
    };
    expect(await refusedOf(twin(code, country, { accessClass: "confidential" }))).toBe("not_wider");
    const own = await added(ctx, report(country, { accessClass: "restricted" }));
    expect(await refusedOf(twin(own, country, { accessClass: "restricted" }))).toBe("not_wider");
    expect(await refusedOf(twin(own, country))).toBe(null);
    const open = await added(ctx, report(country, { accessClass: "public" }));
    expect(await codeOf(addTwin(ctx, twin(open, country)))).toBe("NOT_FOUND");
    for (const [set, constraint] of [
      [{ twinOfId: null }, "sources_twin_stays"],
      [{ type: "media" }, "sources_twin_of_type"],
    ] as const) {
      const write = db.transaction((tx) => tx.update(sources).set(set).where(eq(sources.code, restricted)));
      expect(await write.catch((error: unknown) => constraintOf(error))).toBe(constraint);
    }
    expect(await insertTwin(db, restricted, "public")).toBe("sources_twin_of_original");
    expect(await insertTwin(db, code, "confidential")).toBe("sources_twin_is_wider");
  });

  test("is of one origin with its source: citing both raises no confidence", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const cite = { country, indicators: ["G2.1"] };
    const press = { type: "media", publisher: "A paper", origin: null };
    await passageOf(ctx, await added(ctx, report(country, { origin: "A survey" })), "Words", cite);
    const one = await confidenceOf(ctx, country);
    // The source relies on what the first one relies on; what is written about its twin names nothing of it.
    const code = await added(ctx, report(country, { ...press, origin: "a survey" }));
    await passageOf(ctx, await twinOf(ctx, code, country, press), "Words", cite);
    const beside = await confidenceOf(ctx, country);
    await passageOf(ctx, code, "Words", cite);
    const both = await confidenceOf(ctx, country);
    // Once the source relies on nothing else, it and its twin count, but as one.
    const { version } = await getSource(ctx, code);
    expect((await saveSource(ctx, { ...report(country, press), code, version })).ok).toBe(true);
    const apart = await confidenceOf(ctx, country);
    expect([one, beside, both, apart].map((view) => view?.effective)).toEqual([
      "low",
      "low",
      "low",
      "medium",
    ]);
  });

  test("takes on the type that its source gets", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, report(country));
    const made = await twinOf(ctx, code, country);
    const other = { ...report(country, { type: "academic_study" }), code, version: 1 };
    expect(await saveSource(ctx, other)).toMatchObject({ ok: true });
    expect(await getSource(ctx, made)).toMatchObject({ type: "academic_study", version: 2 });
    const kept = { ...report(country, { accessClass: "public" }), code: made, version: 2 };
    expect(await saveSource(ctx, kept)).toEqual({ ok: false, reason: "other_type" });
  });
});

async function insertTwin(db: Database, of: string, accessClass: "public" | "confidential") {
  const [row] = await db.read.select().from(sources).where(eq(sources.code, of));
  if (!row) throw new RangeError(of);
  const id = crypto.randomUUID();
  const values = { ...row, id, code: `ZZZ-S-${of.slice(-3)}${accessClass}`, accessClass, twinOfId: row.id };
  const write = db.transaction((tx) => tx.insert(sources).values(values));
  return write.then(
    () => null,
    (error: unknown) => constraintOf(error),
  );
}

describe("the twin of an interview", () => {
  const words = { title: "Words of a helper", functionHeld: null, province: null, personCode: "T-1" };
  const shared = (code: string, country: ScoredCountry, more = {}) =>
    addTwinSchema.parse({
      ...interview(country),
      ...words,
      accessClass: "public",
      attribution: "by_function",
      ...more,
      twinOf: code,
    });

  test("is bound to what the person agreed to", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country, { attribution: "by_function" }));
    expect((await twinDraft(ctx, code)).interview).toEqual({ heldOn: "2026" });
    const refusedOf = async (more: object) => {
      const result = await addTwin(ctx, shared(code, country, more));
      return result.ok ? null : result.reason;
    };
    expect(await refusedOf({ type: "ngo_report" })).toBe("other_type");
    expect(await refusedOf({ deleteOn: "2026-03-21" })).toBe("erasure_after_original");
    const unnamed = await added(ctx, interview(country, { attribution: "not_attributed" }));
    expect(await addTwin(ctx, shared(unnamed, country))).toEqual({ ok: false, reason: "not_agreed" });
    const refusing = await added(ctx, interview(country, { consent: "refused" }));
    expect(await codeOf(addTwin(ctx, shared(refusing, country)))).toBe("NOT_FOUND");
  });

  test("cannot tell more than was agreed whoever writes it, on either side", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country, { attribution: "by_institution" }));
    const made = await addTwin(
      ctx,
      shared(code, country, { accessClass: "restricted", attribution: "by_institution" }),
    );
    if (!made.ok) throw new Error(made.reason);
    const write = (of: string, set: Partial<typeof interviews.$inferInsert>) =>
      db
        .transaction(async (tx) => {
          const [row] = await tx.select({ id: sources.id }).from(sources).where(eq(sources.code, of));
          await tx
            .update(interviews)
            .set(set)
            .where(eq(interviews.sourceId, row?.id ?? ""));
        })
        .then(
          () => null,
          (error: unknown) => constraintOf(error),
        );
    for (const [of, set] of [
      [made.value.code, { attribution: "by_function" }],
      [made.value.code, { deleteOn: "2099-01-01" }],
      [code, { attribution: "not_attributed" }],
      [code, { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" }],
      [code, { deleteOn: "2026-03-04" }],
    ] as const)
      expect(await write(of, set), JSON.stringify(set)).toBe("interviews_twin_as_agreed");
    expect(await write(code, { attribution: "by_function" })).toBeNull();
    expect(await write(made.value.code, { attribution: "not_attributed" })).toBeNull();
  });

  test("follows its source also where somebody saved it meanwhile", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country, { attribution: "by_function" }));
    const quiet = { accessClass: "restricted", attribution: "not_attributed" };
    const made = await addTwin(ctx, shared(code, country, quiet));
    if (!made.ok) throw new Error(made.reason);
    const other = await db.pool.connect();
    try {
      await other.query("begin");
      await other.query("select 1 from sources where code = $1 for update", [made.value.code]);
      await other.query(
        "update interviews set attribution = 'by_function' where source_id = (select id from sources where code = $1)",
        [made.value.code],
      );
      const less = { ...interview(country, { attribution: "by_institution" }), code, version: 1 };
      const saving = saveSource(ctx, less);
      const waiting =
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await expect.poll(async () => (await db.pool.query(waiting)).rowCount, { timeout: 10_000 }).toBe(1);
      await other.query("commit");
      expect(await saving).toMatchObject({ ok: true });
    } finally {
      other.release(true);
    }
    expect((await getSource(ctx, made.value.code)).interview?.attribution).toBe("by_institution");
  });

  test("closes with the consent, is erased no later, and who cites it is told", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country, { attribution: "by_function" }));
    const made = await addTwin(ctx, shared(code, country));
    if (!made.ok) throw new Error(made.reason);
    await passageOf(ctx, made.value.code, "Words", { country, indicators: ["C4.1"] });
    const withdrawn = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01", deleteOn: "2026-03-10" };
    const saved = await saveSource(ctx, { ...interview(country, withdrawn), code, version: 1 });
    expect(saved).toMatchObject({ ok: true });
    expect(await getSource(ctx, made.value.code)).toMatchObject({
      version: 2,
      accessClass: "restricted",
      interview: { consent: "withdrawn", consentWithdrawnOn: "2026-03-01", deleteOn: "2026-03-10" },
    });
    expect(await toldOf(db, country.assessmentId)).toEqual([
      // Of the source, and of its redacted version.
      "lead consent_withdrawn",
      "lead consent_withdrawn",
    ]);
    const again = { ...interview(country, { ...words, accessClass: "restricted" }), code: made.value.code };
    expect(await saveSource(ctx, { ...again, version: 2 })).toEqual({ ok: false, reason: "no_consent" });
    expect(await chainProblems(db)).toEqual([]);
  });
});
