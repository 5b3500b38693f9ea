import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { AppError } from "@/lib/core/errors";
import { type PersonCtx, signedIn } from "@/lib/core/request";
import { changeView, deleteView, saveView } from "@/lib/saved-views/mutations";
import { aroundRound, getView, listViews, viewsOf } from "@/lib/saved-views/queries";
import type { SaveViewInput } from "@/lib/saved-views/schema";
import { countPerDatabase } from "@/tests/support/count-per-database";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, makeRound, type TestPerson } from "@/tests/support/programme";

const count = countPerDatabase();

function personIn(db: Database, person: TestPerson): PersonCtx {
  return signedIn(contextOf(db, person));
}

/** A round of its own with three people. */
async function people(db: Database) {
  const number = count(db);
  const round = `V-${number}`;
  await makeRound(db, round, [`XG${String.fromCharCode(64 + number)}`]);
  const view = (more: Partial<SaveViewInput> = {}): SaveViewInput => ({
    page: "round",
    place: round,
    query: "sort=name&columns=domains&region=asia&moon=full",
    name: "Asia by domain",
    shared: false,
    ...more,
  });
  return {
    view,
    kept: async (person: TestPerson, more: Partial<SaveViewInput> = {}): Promise<string> => {
      const saved = await saveView(personIn(db, person), view(more));
      if (!saved.ok) throw new Error(saved.reason);
      return saved.value.id;
    },
    round,
    manager: await makePerson(db, "Manager", ["programme_manager"]),
    observer: await makePerson(db, "Observer", ["observer"]),
    reader: await makePerson(db, "Reader", ["reader"]),
  };
}

describe("a saved view", () => {
  test("keeps the query in the one form of its page, and leaves out what the page does not know", async ({
    db,
  }) => {
    const { manager, kept } = await people(db);
    const id = await kept(manager);
    expect(await getView(personIn(db, manager), id)).toMatchObject({
      query: "region=asia&columns=domains",
      isOwn: true,
      isShared: false,
      version: 1,
    });
    const register = await kept(manager, {
      page: "register",
      place: "routes",
      query: "sort=code&country=XAA&q=&page=3",
    });
    expect((await getView(personIn(db, manager), register)).query).toBe("country=XAA");
    const compared = await kept(manager, { page: "compare", query: "country=XAB,XAA&spread=all" });
    expect((await getView(personIn(db, manager), compared)).query).toBe("country=XAB%2CXAA&spread=all");
  });

  test("is absent for everybody else until it is shared, and where its round is hidden", async ({ db }) => {
    const { manager, observer, reader, kept, view, round } = await people(db);
    const id = await kept(manager);
    await expect(getView(personIn(db, observer), id)).rejects.toThrow(AppError);
    const shared = await changeView(personIn(db, manager), { id, version: 1, name: "Asia", shared: true });
    expect(shared.ok).toBe(true);
    expect(await viewsOf(personIn(db, observer), { page: "round", place: round })).toMatchObject([
      { name: "Asia", isOwn: false, isShared: true },
    ]);
    expect(await aroundRound(personIn(db, observer), round)).toMatchObject({
      rounds: expect.arrayContaining([{ code: round, title: `Round ${round}` }]),
      views: [{ id, name: "Asia", isOwn: false }],
    });
    expect(await aroundRound(personIn(db, reader), round)).toEqual({ rounds: [], views: [] });
    expect(await listViews(personIn(db, reader))).toEqual([]);
    await expect(getView(personIn(db, reader), id)).rejects.toThrow(AppError);
    await expect(saveView(personIn(db, reader), view())).rejects.toThrow(AppError);
  });

  test("is shared by managers only, and never where it names somebody of the team", async ({ db }) => {
    const { manager, observer, kept, view } = await people(db);
    expect(await saveView(personIn(db, observer), view({ shared: true }))).toMatchObject({
      reason: "not_shared",
    });
    const byLead = view({ query: "lead=Ada", name: "Ada's", shared: true });
    expect(await saveView(personIn(db, manager), byLead)).toMatchObject({ reason: "names_team" });
    const id = await kept(manager, { ...byLead, shared: false });
    const change = { id, version: 1, name: "Ada's", shared: true };
    expect(await changeView(personIn(db, manager), change)).toMatchObject({ reason: "names_team" });
  });

  test("is taken back, and not written anew, by an owner who may not share any more", async ({ db }) => {
    const { manager, reader, kept } = await people(db);
    const place = { page: "register", place: "routes", query: "country=XAA" } as const;
    const id = await kept(manager, { ...place, name: "For all", shared: true });
    const demoted = personIn(db, { ...manager, roles: ["observer"] });
    const renamed = { id, version: 1, name: "Read by everybody", shared: true };
    expect(await changeView(demoted, renamed)).toMatchObject({ reason: "not_shared" });
    expect((await listViews(personIn(db, reader))).map(({ name }) => name)).toEqual(["For all"]);
    expect((await changeView(demoted, { ...renamed, shared: false })).ok).toBe(true);
    expect(await listViews(personIn(db, reader))).toEqual([]);
  });

  test("has a name of its own on its page, and is changed by its owner against its version", async ({
    db,
  }) => {
    const { manager, observer, kept, view } = await people(db);
    const id = await kept(manager);
    expect(await saveView(personIn(db, manager), view())).toMatchObject({ reason: "name_taken" });
    const other = await kept(manager, { name: "Another" });
    const rename = { id: other, version: 1, name: "Asia by domain", shared: false };
    expect(await changeView(personIn(db, manager), rename)).toMatchObject({ reason: "name_taken" });
    expect(await changeView(personIn(db, manager), { ...rename, version: 7 })).toMatchObject({
      reason: "changed_meanwhile",
    });
    await expect(changeView(personIn(db, observer), { ...rename, id })).rejects.toThrow(AppError);
  });

  test("is deleted by its owner, and a shared one by who may share; every change is in the log", async ({
    db,
  }) => {
    const { manager, observer, kept, round } = await people(db);
    const second = await makePerson(db, "Second manager", ["programme_manager"]);
    const own = await kept(manager);
    const shared = await kept(manager, { name: "For all", shared: true });
    for (const person of [second, observer])
      await expect(deleteView(personIn(db, person), { id: own, version: 1 })).rejects.toThrow(AppError);
    await expect(deleteView(personIn(db, observer), { id: shared, version: 1 })).rejects.toThrow(AppError);
    expect((await deleteView(personIn(db, second), { id: shared, version: 1 })).ok).toBe(true);
    expect((await deleteView(personIn(db, manager), { id: own, version: 1 })).ok).toBe(true);
    expect(await viewsOf(personIn(db, manager), { page: "round", place: round })).toEqual([]);
    for (const id of [own, shared]) {
      const events = await db.read.select().from(auditEvents).where(eq(auditEvents.entityId, id));
      expect(events.map(({ entity, version }) => [entity, version]).toSorted()).toEqual([
        ["saved_view", 1],
        ["saved_view", 2],
      ]);
    }
  });
});
