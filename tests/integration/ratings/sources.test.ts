import { randomUUID } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect } from "vitest";
import type { Actor } from "@/lib/core/context";
import { folderStore } from "@/lib/files/store";
import { sweepFiles } from "@/lib/files/sweep";
import { citePassage, removeCitation } from "@/lib/ratings/cite";
import { compareFigures } from "@/lib/ratings/figures";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { attachFile, openFile } from "@/lib/sources/files";
import { listLibrary } from "@/lib/sources/library";
import { addSource, saveSource } from "@/lib/sources/mutations";
import { getSource } from "@/lib/sources/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { added, CANARY, DAY_MS, interview, law, passageOf } from "@/tests/support/source-records";

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
    expect((await getSource(ctx, code)).citations?.map(({ indicator }) => indicator)).toEqual([
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
    expect((await getSource(ctx, code)).citations?.filter(({ removed }) => removed)).toHaveLength(1);
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
