import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, eq, inArray } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents, revisions } from "@/db/schema/audit";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages } from "@/db/schema/source";
import { CHAIN_START, eventSha256 } from "@/lib/audit/append";
import { saltedSha256 } from "@/lib/audit/canonical";
import { constraintOf } from "@/lib/core/constraint";
import type { Actor, Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { folderStore } from "@/lib/files/store";
import { sweepFiles } from "@/lib/files/sweep";
import { citePassage, removeCitation } from "@/lib/ratings/cite";
import { compareFigures } from "@/lib/ratings/figures";
import { ratingHistory } from "@/lib/ratings/history";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating, listRatings } from "@/lib/ratings/queries";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { attachFile, openFile } from "@/lib/sources/files";
import { addSource, grantReader, revokeReader, saveSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { getSource, listLibrary, sourceHistory } from "@/lib/sources/queries";
import { type AddSource, addSourceSchema } from "@/lib/sources/schema";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const CANARY = "Kestrel-canary";
const DAY_MS = 24 * 60 * 60 * 1000;

function law({ iso3 }: ScoredCountry, more: Partial<Record<keyof AddSource, unknown>> = {}): AddSource {
  return addSourceSchema.parse({
    type: "official_document",
    title: "Act 12",
    publisher: "Parliament",
    issuedByState: true,
    inForceCheckedOn: "2026-05-01",
    accessClass: "public",
    reliability: "A",
    credibility: "1",
    countries: [iso3],
    ...more,
  });
}

function interview(country: ScoredCountry, more: Partial<Record<keyof AddSource, unknown>> = {}): AddSource {
  return law(country, {
    type: "interview_nonstate",
    title: `${CANARY} shelter`,
    publisher: null,
    issuedByState: false,
    inForceCheckedOn: null,
    accessClass: "confidential",
    personCode: "P-07",
    functionHeld: `${CANARY} manager`,
    province: `${CANARY} province`,
    heldOn: "2026-02",
    consent: "given",
    consentOn: "2026-02-10",
    attribution: "not_attributed",
    deleteOn: "2026-03-20",
    ...more,
  });
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
}

async function added(ctx: Ctx, input: AddSource): Promise<string> {
  const result = await addSource(ctx, input);
  if (!result.ok) throw new Error("not added");
  return result.value.code;
}

async function passageOf(
  ctx: Ctx,
  code: string,
  body: string,
  cite?: { country: ScoredCountry; indicators: string[] },
) {
  const result = await addPassage(ctx, {
    code,
    locator: "p. 3",
    body,
    language: "en",
    round: cite?.country.round ?? null,
    iso3: cite?.country.iso3 ?? null,
    indicators: cite?.indicators ?? [],
    shows: "applied",
    stance: "supports",
  });
  if (!result.ok) throw new Error("no passage");
  return result.value.passageId;
}

async function chainProblems(db: Database): Promise<string[]> {
  const events = await db.read.select().from(auditEvents).orderBy(asc(auditEvents.position));
  const kept = await db.read.select().from(revisions);
  const byPosition = new Map(kept.map((revision) => [revision.position, revision]));
  const problems: string[] = [];
  let previous = CHAIN_START;
  for (const { sha256, ...event } of events) {
    if (event.previousSha256 !== previous || eventSha256(event) !== sha256)
      problems.push(`event ${event.position}`);
    previous = sha256;
    const text = byPosition.get(event.position);
    if (text?.content && text.salt && saltedSha256(text.salt, text.content) !== event.afterSha256) {
      problems.push(`text ${event.position}`);
    }
  }
  return problems;
}

describe("the library", () => {
  test("gives each country its own codes, also to ten people at once", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const codes = await Promise.all(Array.from({ length: 10 }, () => added(ctx, law(country))));
    expect(codes.sort()).toEqual(
      Array.from({ length: 10 }, (_, index) => `${country.iso3}-S-${String(index + 1).padStart(3, "0")}`),
    );
    const { sources } = await listLibrary(ctx, country.iso3, { q: "act" });
    expect(sources).toHaveLength(10);
  });

  test("takes sources from the drafting team only, and only while it drafts", async ({ db }) => {
    const country = await makeScoredCountry(db);
    expect(await codeOf(addSource(country.as(country.reviewer), law(country)))).toBe("FORBIDDEN");
    await country.setState("internal_review");
    expect(await codeOf(addSource(country.as(country.lead), law(country)))).toBe("FORBIDDEN");
  });

  test("refuses a save over a version that somebody else changed", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, law(country));
    const saves = await Promise.all(
      ["One", "Two"].map((title) => saveSource(ctx, { ...law(country, { title }), code, version: 1 })),
    );
    expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
    expect(saves.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "changed_meanwhile" });
  });
});

describe("a source that is not public", () => {
  test("has a drawn number and leaves no gap between the codes of public ones", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    expect(await added(ctx, law(country))).toBe(`${country.iso3}-S-001`);
    for (const hidden of [law(country, { accessClass: "restricted" }), interview(country)]) {
      expect(await added(ctx, hidden)).toMatch(/^[A-Z]{3}-S-[1-9]\d{5}$/);
    }
    expect(await added(ctx, law(country))).toBe(`${country.iso3}-S-002`);
  });

  test("takes no number that was given before", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const numbers = [483_920, 483_920, 112_233];
    const draw = () => numbers.shift() ?? 0;
    const hidden = law(country, { accessClass: "restricted" });
    const codes = [await addSource(ctx, hidden, draw), await addSource(ctx, hidden, draw)];
    expect(codes.map((result) => (result.ok ? result.value.code : ""))).toEqual([
      `${country.iso3}-S-483920`,
      `${country.iso3}-S-112233`,
    ]);
  });

  test("is opened to more people by its author alone, and keeps its code when it closes", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const code = await added(country.as(country.assessor), law(country));
    const save = (who: Actor, accessClass: string, version: number) =>
      saveSource(country.as(who), { ...law(country, { accessClass }), code, version });
    expect(await save(country.lead, "restricted", 1)).toMatchObject({ ok: true });
    expect(await save(country.lead, "public", 2)).toEqual({ ok: false, reason: "only_author" });
    expect((await getSource(country.as(country.lead), code)).code).toBe(`${country.iso3}-S-001`);
    expect(await save(country.assessor, "public", 2)).toMatchObject({ ok: true });
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

describe("citations", () => {
  test("one passage serves several ratings, and confidence and figures follow", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const save = (indicator: string) =>
      saveRating(ctx, {
        round: country.round,
        iso3: country.iso3,
        indicator,
        kind: "assessor",
        baseVersion: 0,
        mutationId: randomUUID(),
        fields: { level: 2 },
      });
    await save("G2.1");
    const code = await added(ctx, law(country));
    const passage = await passageOf(ctx, code, "The Act says so.", { country, indicators: ["G2.1", "G2.2"] });
    const rating = await getRating(ctx, { ...country, indicator: "G2.1", kind: "assessor" });
    expect(rating.confidence).toMatchObject({ computed: "medium", reasons: [{ code: "rule_met" }] });
    expect(rating.citations).toMatchObject([{ shows: "applied", source: { visible: true, code } }]);
    expect((await getSource(ctx, code)).citations.map(({ indicator }) => indicator)).toEqual([
      "G2.1",
      "G2.2",
    ]);
    expect(await compareFigures(ctx)).toEqual([]);

    const again = await citePassage(ctx, {
      passageId: passage,
      round: country.round,
      iso3: country.iso3,
      indicators: ["G2.1"],
      shows: "applied",
      stance: "supports",
    });
    expect(again).toEqual({ ok: true, value: { added: 0 } });

    const [citation] = rating.citations;
    const key = { round: country.round, iso3: country.iso3, citationId: citation?.id ?? "" };
    expect((await removeCitation(ctx, key)).ok).toBe(true);
    expect(await removeCitation(ctx, key)).toEqual({ ok: false, reason: "removed_already" });
    const bare = await getRating(ctx, { ...country, indicator: "G2.1", kind: "assessor" });
    expect(bare.confidence?.computed).toBe("low");
    expect((await getSource(ctx, code)).citations.filter(({ removed }) => removed)).toHaveLength(1);
    expect(await compareFigures(ctx)).toEqual([]);
    // A first save over the row that the citation made merges, because no field of it was ever written.
    const outcome = await save("G2.2");
    expect(outcome.status).toBe("saved");
  });

  test("a source that is graded anew moves every figure that rests on it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, law(country));
    await passageOf(ctx, code, "x", { country, indicators: ["G2.1"] });
    await saveRating(ctx, {
      round: country.round,
      iso3: country.iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion: 1,
      mutationId: randomUUID(),
      fields: { level: 2 },
    });
    await saveSource(ctx, { ...law(country, { reliability: "E" }), code, version: 1 });
    expect(await compareFigures(ctx)).toEqual([]);
    const rating = await getRating(ctx, { ...country, indicator: "G2.1", kind: "assessor" });
    expect(rating.confidence).toMatchObject({
      computed: "low",
      reasons: [{ code: "no_counting_source" }, { code: "sources_not_counted", parameters: { sources: 1 } }],
    });
  });

  test("are locked with the ratings", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const passageId = await passageOf(ctx, await added(ctx, law(country)), "x");
    await country.setState("internal_review");
    const { round, iso3 } = country;
    const cite = {
      passageId,
      round,
      iso3,
      indicators: ["G2.1"],
      shows: "exists" as const,
      stance: "supports" as const,
    };
    expect(await codeOf(citePassage(ctx, cite))).toBe("LOCKED");
  });
});

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
      const library = await listLibrary(as, country.iso3, {});
      const onTeam = ["colleague", "reviewer", "manager"].includes(name);
      expect(library.hidden, name).toEqual(
        onTeam ? [{ key: "0", type: "interview_nonstate", year: "2026" }] : [],
      );
      expect((await listLibrary(as, country.iso3, { q: CANARY })).hidden, name).toEqual([]);
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
    expect(source.citations.map(({ indicator }) => indicator)).toEqual(["C4.1", "C4.2"]);
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

  test("is erased on the agreed day, in every revision, and the chain stays whole", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, interview(country));
    const passage = await passageOf(ctx, code, `${CANARY} said it.`, { country, indicators: ["C4.1"] });
    await saveSource(ctx, { ...interview(country, { province: `${CANARY} north` }), code, version: 1 });
    const job = (day: string) =>
      contextOf(db, { kind: "system", job: "interview-deletion" }, new Date(`${day}T12:00:00Z`));
    expect(await eraseDueInterviews(job("2026-03-19"))).not.toContain(code);
    expect(await eraseDueInterviews(job("2026-03-20"))).toContain(code);
    expect(await eraseDueInterviews(job("2026-03-21"))).not.toContain(code);

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

describe("files", () => {
  const bytes = (text: string | Buffer) =>
    (async function* chunks() {
      yield Buffer.from(text);
    })();
  const incoming = (name: string, content: string | Buffer, size: number | null = null) => ({
    name,
    stream: bytes(content),
    declared: { size, sha256: null },
  });

  test("are stored once, come back whole, and are swept when nothing holds them", async ({ db }) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-files-"));
    const store = folderStore(folder);
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const [first, second] = [await added(ctx, law(country)), await added(ctx, law(country))];
    const csv = `country,figure\n${country.iso3},1\n`;
    for (const code of [first, second]) {
      expect(
        await attachFile(ctx, store, code, incoming("../أرقام.csv", csv, Buffer.byteLength(csv))),
      ).toMatchObject({
        ok: true,
        value: { name: "أرقام.csv" },
      });
    }
    const stored = (await readdir(folder)).filter((name) => name !== "incoming");
    expect(stored).toHaveLength(1);
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    const file = await openFile(ctx, store, first);
    expect(file).toMatchObject({ mediaType: "text/csv", size: Buffer.byteLength(csv) });
    expect(Buffer.concat(await file.stream.toArray()).toString()).toBe(csv);
    expect(
      await codeOf(openFile(country.as(await makePerson(db, "admin", ["administrator"])), store, first)),
    ).toBe("NOT_FOUND");

    await attachFile(ctx, store, first, incoming("other.txt", "another text"));
    await attachFile(ctx, store, second, incoming("other.txt", "another text"));
    const sweeper = (later: number) =>
      contextOf(db, { kind: "system", job: "file-sweep" }, new Date(TEST_NOW.getTime() + later));
    expect(await sweepFiles(sweeper(DAY_MS / 2), store)).toBe(0);
    expect(await sweepFiles(sweeper(DAY_MS * 2), store)).toBe(1);
    expect((await openFile(ctx, store, first)).mediaType).toBe("text/plain");
    await rm(folder, { recursive: true });
  });

  test("are recognised by content, refused with a reason, and leave nothing behind", async ({ db }) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-files-"));
    const store = folderStore(folder);
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, law(country));
    const outcome = async (name: string, content: string | Buffer, size: number | null = null) => {
      const result = await attachFile(ctx, store, code, incoming(name, content, size));
      return result.ok ? "done" : result.reason;
    };
    expect(await outcome("a.pdf", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n")).toBe("done");
    expect(await outcome("a.pdf", "<!doctype html><script>1</script>")).toBe("type_not_allowed");
    expect(await outcome("a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>")).toBe("type_not_allowed");
    expect(await outcome("a.exe", Buffer.from("4d5a900003000000", "hex"))).toBe("type_not_allowed");
    expect(await outcome("a.txt", Buffer.from([0x61, 0, 0x62]))).toBe("type_not_allowed");
    expect(await outcome("a.txt", "")).toBe("empty");
    expect(await outcome("a.txt", "cut of", 700)).toBe("incomplete");
    expect(await outcome("a.txt", Buffer.alloc(25_000_001, "a"))).toBe("too_large");
    const picture = await sharp({ create: { width: 64, height: 64, channels: 3, background: "red" } })
      .png({ compressionLevel: 0 })
      .toBuffer();
    expect(await outcome("a.png", picture.subarray(0, picture.length / 2))).toBe("damaged");
    expect(await readdir(join(folder, "incoming"))).toEqual([]);
    await rm(folder, { recursive: true });
  });

  test("of pictures are made anew, without position and device data", async ({ db }) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-files-"));
    const store = folderStore(folder);
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const code = await added(ctx, law(country));
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: "red" } })
      .withExif({ IFD0: { Make: CANARY }, IFD3: { GPSLatitude: "6/1 22/1 0/1" } })
      .jpeg()
      .toBuffer();
    expect(picture.includes(CANARY)).toBe(true);
    expect((await attachFile(ctx, store, code, incoming("photo.jpg", picture, picture.length))).ok).toBe(
      true,
    );
    const kept = Buffer.concat(await (await openFile(ctx, store, code)).stream.toArray());
    expect(kept.includes(CANARY)).toBe(false);
    expect((await sharp(kept).metadata()).exif).toBeUndefined();
    await rm(folder, { recursive: true });
  });
});
