import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { boundaryReadings, boundarySets } from "@/db/schema/boundary";
import { verifyChain } from "@/lib/audit/verify";
import {
  beginReading,
  chooseProperty,
  discardReading,
  installSet,
  removeSet,
} from "@/lib/boundaries/mutations";
import { currentBoundaries, getReading, openDrawing, readSetsForChange } from "@/lib/boundaries/queries";
import { workOnReading } from "@/lib/boundaries/work";
import { constraintOf } from "@/lib/core/constraint";
import type { Ctx } from "@/lib/core/context";
import { type FileStore, folderStore } from "@/lib/files/store";
import { sweepFiles } from "@/lib/files/sweep";
import { cleanUp } from "@/lib/jobs/housekeeping";
import { area, collection, DECLARATION, INVENTED_SET } from "@/tests/support/boundaries";
import { test as base } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";

const DAY_MS = 24 * 60 * 60 * 1000;

const test = base.extend<{ store: FileStore }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixtures a fixture needs from this pattern
  store: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "gpat-boundaries-"));
    await use(folderStore(folder));
    await rm(folder, { recursive: true });
  },
});

function sent(content: string, name = "areas.geojson") {
  return {
    name,
    stream: (async function* chunks() {
      yield Buffer.from(content);
    })(),
    declared: { size: Buffer.byteLength(content), sha256: null },
  };
}

const systemCtx = (db: Database, later = 0) =>
  contextOf(db, { kind: "system", job: "boundary-file" }, new Date(TEST_NOW.getTime() + later));

async function read(db: Database, ctx: Ctx, store: FileStore, content = INVENTED_SET): Promise<string> {
  const begun = await beginReading(ctx, store, sent(content));
  if (!begun.ok) throw new Error(begun.reason);
  await workOnReading(systemCtx(db), store, begun.value.id);
  return begun.value.id;
}

async function administrator(db: Database): Promise<Ctx> {
  return contextOf(db, await makePerson(db, "Admin", ["administrator"]));
}

describe("a boundary set", () => {
  test("is read, installed, replaced and removed, and all of it is in the chain", async ({ db, store }) => {
    const admin = await administrator(db);
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    expect(await currentBoundaries(reader)).toBeNull();

    const first = await read(db, admin, store);
    expect(await getReading(admin, first)).toMatchObject({
      status: "ready",
      property: "iso3cd",
      findings: {
        problemCount: 0,
        matched: ["BEN", "MLT", "NGA"],
        unknown: [{ code: "xAB", place: "features[4]" }],
        uncoded: 1,
        unassigned: 2,
        lines: 1,
      },
    });
    const { mapSha256 } = await getReading(admin, first);
    await expect(openDrawing(reader, store, mapSha256 ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await openDrawing(admin, store, mapSha256 ?? "")).mediaType).toBe("image/svg+xml");

    expect((await installSet(admin, store, { ...DECLARATION, reading: first })).ok).toBe(true);
    const boundaries = await currentBoundaries(reader);
    expect(boundaries).toMatchObject({
      source: DECLARATION.source,
      href: `/api/boundary-sets/${mapSha256}`,
      hasUnassigned: true,
      areas: [
        { iso3: "BEN", isSmall: false },
        { iso3: "MLT", isSmall: true },
        { iso3: "NGA", isSmall: false },
      ],
    });
    const given = await openDrawing(reader, store, mapSha256 ?? "");
    expect(Buffer.concat(await given.stream.toArray()).toString()).toContain('<path id="BEN"');
    await expect(getReading(admin, first)).rejects.toMatchObject({ code: "NOT_FOUND" });

    const other = collection(area({ iso3: "TGO" }, 0, 0, 10, 10));
    const second = await read(db, admin, store, other);
    expect((await installSet(admin, store, { ...DECLARATION, edition: "4", reading: second })).ok).toBe(true);
    expect((await currentBoundaries(reader))?.edition).toBe("4");
    await expect(openDrawing(reader, store, mapSha256 ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });

    await sweepFiles(systemCtx(db, 3 * DAY_MS), store);
    const { current, earlier } = await readSetsForChange(admin);
    expect(current).toMatchObject({ edition: "4", installedBy: "Admin", states: 1, removedAt: null });
    expect(earlier).toMatchObject([{ edition: "3", removedBy: "Admin", version: 2 }]);
    expect((await openDrawing(admin, store, earlier[0]?.mapSha256 ?? "")).size).toBeGreaterThan(0);

    const set = current?.id ?? "";
    const removal = { set, reason: "A newer edition is being cleared.", confirmed: "on" as const };
    expect(await removeSet(admin, { ...removal, version: 9 })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    expect((await removeSet(admin, { ...removal, version: 1 })).ok).toBe(true);
    expect(await currentBoundaries(reader)).toBeNull();
    const events = await db.read.select().from(auditEvents).where(eq(auditEvents.entity, "boundary_set"));
    expect(events.map(({ action, version }) => [action, version])).toEqual([
      ["boundary_set.manage", 1],
      ["boundary_set.manage", 2],
      ["boundary_set.manage", 1],
      ["boundary_set.manage", 2],
    ]);
    expect((await verifyChain(db.read)).ok).toBe(true);
  });

  test("is for administrators alone", async ({ db, store }) => {
    const admin = await administrator(db);
    const id = await read(db, admin, store);
    for (const role of ["programme_manager", "data_steward", "observer", "reader"] as const) {
      const ctx = contextOf(db, await makePerson(db, role, [role]));
      const refused = { code: "FORBIDDEN" };
      await expect(beginReading(ctx, store, sent(INVENTED_SET))).rejects.toMatchObject(refused);
      await expect(getReading(ctx, id)).rejects.toMatchObject(refused);
      await expect(chooseProperty(ctx, { reading: id, property: "name" })).rejects.toMatchObject(refused);
      await expect(discardReading(ctx, id)).rejects.toMatchObject(refused);
      await expect(installSet(ctx, store, { ...DECLARATION, reading: id })).rejects.toMatchObject(refused);
      await expect(
        removeSet(ctx, { set: id, version: 1, reason: "x", confirmed: "on" }),
      ).rejects.toMatchObject(refused);
      await expect(readSetsForChange(ctx)).rejects.toMatchObject(refused);
    }
    const anonymous = contextOf(db, { kind: "anonymous" });
    await expect(currentBoundaries(anonymous)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
    await discardReading(admin, id);
  });

  test("that has a problem, names no State or waits for its property is not installed", async ({
    db,
    store,
  }) => {
    const admin = await administrator(db);
    const outcome = async (content: string) => {
      const id = await read(db, admin, store, content);
      const result = await installSet(admin, store, { ...DECLARATION, reading: id });
      return result.ok ? "installed" : result.reason;
    };
    expect(await outcome(collection(area({ iso3: "BEN" }, 0, 0, 200, 10)))).toBe("not_ready");
    expect(await outcome(collection(area({ iso3: "ZZZ" }, 0, 0, 10, 10)))).toBe("not_ready");
    const id = await read(db, admin, store, collection(area({ ADM0: "BEN", n: 1 }, 0, 0, 10, 10)));
    expect(await getReading(admin, id)).toMatchObject({
      property: null,
      findings: { properties: [{ name: "ADM0", matched: 1 }, { name: "n" }] },
    });
    expect(await chooseProperty(admin, { reading: id, property: "code" })).toMatchObject({
      reason: "no_property",
    });
    expect((await chooseProperty(admin, { reading: id, property: "ADM0" })).ok).toBe(true);
    expect(await chooseProperty(admin, { reading: id, property: "n" })).toMatchObject({ reason: "busy" });
    await workOnReading(systemCtx(db), store, id);
    expect(await getReading(admin, id)).toMatchObject({ property: "ADM0", findings: { matched: ["BEN"] } });
    for (const [name, content] of [
      ["empty", ""],
      ["type_not_allowed", "%PDF-1.7"],
      ["type_not_allowed", "<svg xmlns='http://www.w3.org/2000/svg'/>"],
    ] as const)
      expect(await beginReading(admin, store, sent(content))).toEqual({ ok: false, reason: name });
  });

  test("with signs that the database cannot keep, or too long a drawing, is read nevertheless", async ({
    db,
    store,
  }) => {
    const admin = await administrator(db);
    const odd = { iso3: "BEN", "a\u0000b": 1, "c\ud800": 2 };
    const cut = `${"x".repeat(59)}😀`;
    const signs = await read(
      db,
      admin,
      store,
      collection(area(odd, 0, 0, 10, 10), area({ iso3: cut }, 20, 0, 30, 10)),
    );
    expect(await getReading(admin, signs)).toMatchObject({
      status: "ready",
      property: "iso3",
      findings: { problemCount: 0, matched: ["BEN"], unknown: [{ place: "features[1]" }] },
    });
    const zigzag = Array.from({ length: 490_000 }, (_, index) => [index % 179, (index * 7) % 89]);
    const line = { type: "LineString", coordinates: zigzag };
    const long = await read(
      db,
      admin,
      store,
      collection(area({ iso3: "BEN" }, 0, 0, 10, 10), { type: "Feature", properties: {}, geometry: line }),
    );
    expect(await getReading(admin, long)).toMatchObject({
      status: "ready",
      mapSha256: null,
      findings: { problems: [{ place: "", kind: "too_detailed" }], problemCount: 1 },
    });
  });

  test("that waits too long ends, and its file is gone before it can be installed", async ({ db, store }) => {
    const admin = await administrator(db);
    const id = await read(db, admin, store, collection(area({ iso3: "BEN" }, 1, 1, 10, 10)));
    await sweepFiles(systemCtx(db, 3 * DAY_MS), store);
    expect(await installSet(admin, store, { ...DECLARATION, reading: id })).toMatchObject({
      reason: "file_gone",
    });
    await cleanUp(systemCtx(db, 2 * DAY_MS));
    expect(await db.read.select().from(boundaryReadings).where(eq(boundaryReadings.id, id))).toEqual([]);
  });

  test("is in use alone, also by the database", async ({ db, store }) => {
    const admin = await administrator(db);
    const id = await read(db, admin, store);
    await installSet(admin, store, { ...DECLARATION, reading: id });
    const again = db
      .transaction(async (tx) => {
        const [row] = await tx.select().from(boundarySets);
        if (row) await tx.insert(boundarySets).values({ ...row, id: crypto.randomUUID(), removedAt: null });
      })
      .catch(constraintOf);
    expect(await again).toBe("boundary_sets_one_in_use");
  });
});
