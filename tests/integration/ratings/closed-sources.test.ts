import { eq, inArray } from "drizzle-orm";
import { describe, expect } from "vitest";
import { revisions } from "@/db/schema/audit";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { constraintOf } from "@/lib/core/constraint";
import { eraseNoted } from "@/lib/missions/erase";
import { ratingHistory } from "@/lib/ratings/history";
import { getRating, listRatings } from "@/lib/ratings/queries";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { listLibrary } from "@/lib/sources/library";
import { addSource, grantReader, revokeReader, saveSource } from "@/lib/sources/mutations";
import { getSource, sourceHistory } from "@/lib/sources/queries";
import { type AddSource, addSourceSchema } from "@/lib/sources/schema";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, chainProblems, interview, passageOf } from "@/tests/support/source-records";

describe("a confidential source", () => {
  test("is open to its author and the lead of that day, to others on the team a stub, to everybody else nothing", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    await passageOf(ctx, code, `${CANARY} said it.`, { country, indicators: ["C4.1"] });
    expect((await getSource(country.as(country.lead), code)).title).toContain(CANARY);

    const colleague = await makePerson(db, "colleague");
    await country.giveDuty(colleague.userId, "assessor");
    await country.setState("internal_review");
    const outsiders = {
      colleague,
      reviewer: country.reviewer,
      manager: await makePerson(db, "manager", ["programme_manager"]),
      observer: await makePerson(db, "observer", ["observer"]),
      reader: await makePerson(db, "reader", ["reader"]),
      administrator: await makePerson(db, "administrator", ["administrator"]),
      stranger: await makePerson(db, "stranger"),
    };
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    for (const [name, actor] of Object.entries({ ...outsiders, focal })) {
      const as = country.as(actor);
      const surfaces: unknown[] = [];
      for (const read of [
        () => getSource(as, code),
        () => sourceHistory(as, code),
        () => listLibrary(as, country.iso3, {}),
        () => listLibrary(as, country.iso3, { q: CANARY }),
        () => listLibrary(as, country.iso3, { q: code }),
        () => listRatings(as, country),
        () => ratingHistory(as, { ...country, indicator: "C4.1", kind: "assessor" }),
      ]) {
        surfaces.push(await read().catch((error: unknown) => codeOf(Promise.reject(error))));
      }
      const seen = JSON.stringify(await Promise.all(surfaces));
      expect(seen, name).not.toContain(CANARY);
      expect(seen, name).not.toContain(code);
      if (name === "administrator") {
        await expect(listLibrary(as, country.iso3, {})).rejects.toMatchObject({ code: "NOT_FOUND" });
        continue;
      }
      const library = await listLibrary(as, country.iso3, {});
      const onTeam = ["colleague", "reviewer", "manager"].includes(name);
      expect(library.hidden, name).toEqual(
        onTeam
          ? [
              {
                key: "0",
                type: "interview_nonstate",
                year: "2026",
                opening: name === "manager" ? expect.any(String) : null,
              },
            ]
          : [],
      );
      expect((await listLibrary(as, country.iso3, { q: CANARY })).hidden, name).toEqual([]);
      // Nobody is told "0 ratings" of ratings that are not open.
      const readsRatings = (await listRatings(as, country).catch(() => null)) !== null;
      expect(library.readsRatings, name).toBe(readsRatings);
    }
    const stub = await getRating(country.as(country.reviewer), {
      ...country,
      indicator: "C4.1",
      kind: "assessor",
    });
    expect(stub.citations).toMatchObject([
      { source: { visible: false, type: "interview_nonstate", year: "2026" } },
    ]);
  });

  test("opens to a later lead by its author alone", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const code = await added(country.as(country.assessor), interview(country));
    const later = await makePerson(db, "later");
    await country.giveDuty(later.userId, "assessor");
    const reader = { code, userId: later.userId };
    expect(await codeOf(grantReader(country.as(country.lead), reader))).toBe("FORBIDDEN");
    expect(await codeOf(getSource(country.as(later), code))).toBe("NOT_FOUND");
    expect((await grantReader(country.as(country.assessor), reader)).ok).toBe(true);
    expect((await getSource(country.as(later), code)).readers).toHaveLength(3);
    expect((await revokeReader(country.as(country.assessor), reader)).ok).toBe(true);
    expect(await codeOf(getSource(country.as(later), code))).toBe("NOT_FOUND");
    const stranger = await makePerson(db, "stranger");
    expect(await grantReader(country.as(country.assessor), { code, userId: stranger.userId })).toEqual({
      ok: false,
      reason: "not_on_team",
    });
  });

  test("names no lead who may not sign in, also once they may again", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const disabledAt = (at: Date | null) =>
      db.transaction((tx) =>
        tx.update(users).set({ disabledAt: at }).where(eq(users.id, country.lead.userId)),
      );
    await disabledAt(TEST_NOW);
    const code = await added(country.as(country.assessor), interview(country));
    await disabledAt(null);
    expect((await getSource(country.as(country.assessor), code)).readers).toMatchObject([
      { name: "assessor" },
    ]);
    expect(await codeOf(getSource(country.as(country.lead), code))).toBe("NOT_FOUND");
  });

  test("cannot be opened by anybody but its author", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const code = await added(country.as(country.assessor), interview(country));
    const open = { ...interview(country, { accessClass: "restricted" }), code, version: 1 };
    expect(await saveSource(country.as(country.lead), open)).toEqual({ ok: false, reason: "only_author" });
    expect((await saveSource(country.as(country.assessor), open)).ok).toBe(true);
    expect((await getSource(country.as(country.reviewer), code)).accessClass).toBe("restricted");
  });
});

describe("an interview", () => {
  test("lists every rating that rests on it once consent is withdrawn", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    await passageOf(ctx, code, "x", { country, indicators: ["C4.1", "C4.2"] });
    const withdrawn = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
    await saveSource(ctx, { ...interview(country, withdrawn), code, version: 1 });
    const source = await getSource(ctx, code);
    expect(source.interview?.consent).toBe("withdrawn");
    expect(source.citations?.map(({ indicator }) => indicator)).toEqual(["C4.1", "C4.2"]);
    const rating = await getRating(ctx, { ...country, indicator: "C4.1", kind: "assessor" });
    expect(rating.citations).toMatchObject([{ source: { consentWithdrawn: true } }]);
  });

  test("needs a code, consent, attribution and a deletion date", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const parsed = addSourceSchema.safeParse({
      type: "interview_official",
      title: "x",
      accessClass: "restricted",
      issuedByState: false,
      countries: [country.iso3],
    });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([
      "personCode",
      "consent",
      "consentOn",
      "attribution",
      "deleteOn",
    ]);
  });

  test("is erased on a day to come, agreed on a day that was; a day that stands may have come", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const add = (more: Parameters<typeof interview>[1]) => addSource(ctx, interview(country, more));
    expect(await add({ deleteOn: "2026-03-02", consentOn: "2026-03-02", heldOn: "2026" })).toEqual({
      ok: false,
      reason: "erasure_not_ahead",
    });
    expect(await add({ consentOn: "2026-03-03" })).toEqual({ ok: false, reason: "consent_in_future" });
    expect(await add({ heldOn: "2026-03-03" })).toEqual({ ok: false, reason: "held_in_future" });
    const code = await added(ctx, interview(country));
    const { actor } = country.as(country.assessor);
    const onTheDay = contextOf(db, actor, new Date("2026-03-20T08:00:00Z"));
    const save = (version: number, deleteOn: string) =>
      saveSource(onTheDay, { ...interview(country, { deleteOn }), code, version });
    expect(await save(1, "2026-03-20")).toMatchObject({ ok: true });
    expect(await save(2, "2026-03-19")).toEqual({ ok: false, reason: "erasure_not_ahead" });
    expect(await save(2, "2026-03-21")).toMatchObject({ ok: true });
  });

  test("is erased on the agreed day, in every revision, and the chain stays whole", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    const passage = await passageOf(ctx, code, `${CANARY} said it.`, { country, indicators: ["C4.1"] });
    await saveSource(ctx, { ...interview(country, { province: `${CANARY} north` }), code, version: 1 });
    const job = (day: string) =>
      contextOf(db, { kind: "system", job: "interview-deletion" }, new Date(`${day}T12:00:00Z`));
    expect(await eraseDueInterviews(job("2026-03-19"), eraseNoted)).not.toContain(code);
    expect(await eraseDueInterviews(job("2026-03-20"), eraseNoted)).toContain(code);
    expect(await eraseDueInterviews(job("2026-03-21"), eraseNoted)).not.toContain(code);

    const source = await getSource(ctx, code);
    expect(source).toMatchObject({
      title: code,
      interview: { erased: true, functionHeld: null, province: null },
    });
    expect(JSON.stringify(source)).not.toContain(CANARY);
    const [row] = await db.read.select().from(passages).where(eq(passages.id, passage));
    expect(row).toMatchObject({ body: null, locator: null });
    const kept = await db.read
      .select({ content: revisions.content })
      .from(revisions)
      .where(inArray(revisions.entity, ["source", "passage"]));
    const own = JSON.stringify(
      kept.filter(({ content }) => content?.includes(code) || content?.includes(CANARY)),
    );
    expect(own).not.toContain(`${CANARY} said it.`);
    expect(own).not.toContain(`${CANARY} north`);
    expect(await chainProblems(db)).toEqual([]);
    const rests = await db.read
      .select({ indicator: ratings.indicator })
      .from(ratingCitations)
      .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
      .where(eq(ratingCitations.passageId, passage));
    expect(rests).toEqual([{ indicator: "C4.1" }]);
  });
});

describe("an interview as public", () => {
  const open = { accessClass: "public", attribution: "by_function" };

  test("is not taken as public without consent and attribution, nor without a chosen class", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const problems = (more: Record<string, unknown>) => {
      const { countries, ...fields } = interview(country);
      const parsed = addSourceSchema.safeParse({ ...fields, countries, ...more });
      return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join("."));
    };
    expect(problems(open)).toEqual([]);
    expect(problems({ ...open, attribution: "not_attributed" })).toEqual(["accessClass"]);
    expect(problems({ ...open, consent: "refused" })).toEqual(["accessClass"]);
    expect(problems({ ...open, consent: "withdrawn", consentWithdrawnOn: "2026-03-01" })).toEqual([
      "accessClass",
    ]);
    expect(problems({ accessClass: undefined })).toEqual(["accessClass"]);
  });

  test("is refused by the database as public, in whichever of its rows the rule breaks", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const write = (input: AddSource) => added(ctx, input).catch((error: unknown) => constraintOf(error));
    expect(await write({ ...interview(country), accessClass: "public" })).toBe(
      "sources_interview_not_public",
    );
    const code = await added(ctx, interview(country, open));
    const withdrawn = db.transaction((tx) => tx.update(interviews).set({ consent: "withdrawn" }));
    expect(await withdrawn.catch((error: unknown) => constraintOf(error))).toBe(
      "sources_interview_not_public",
    );
    const reader = country.as(await makePerson(db, "reader", ["reader"]));
    expect((await getSource(reader, code)).code).toBe(code);
  });
});
