/** A new edition is made from an old one by a draft, with a crosswalk that is frozen with it. */
import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { editionDrafts } from "@/db/schema/edition-draft";
import { editionCrosswalkRows } from "@/db/schema/instrument";
import { correspondenceBetween, crosswalksOf } from "@/lib/editions/crosswalk";
import {
  decideCrosswalk,
  discardDraft,
  editDraft,
  publishDraft,
  saveDraftText,
  startDraft,
} from "@/lib/editions/draft-mutations";
import { listDrafts, readDraft } from "@/lib/editions/draft-page";
import { importEdition } from "@/lib/editions/mutations";
import { getEdition } from "@/lib/editions/queries";
import { requireEdition } from "@/lib/instruments/parse";
import { test } from "@/tests/support/database";
import { asking, doneOf, draftWith, publishNow, versionOf } from "@/tests/support/edition-drafts";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson } from "@/tests/support/programme";

const SHIPPED = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");
const shipped = requireEdition(SHIPPED);
const FROM = { edition: "gpat@1.0.0", newVersion: "1.1.0" };

const adminOf = async (db: Database) => contextOf(db, await makePerson(db, "Admin", ["administrator"]));

describe("a draft", () => {
  test("is made and changed by administrators alone, and hidden from everybody else", async ({ db }) => {
    const admin = await adminOf(db);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const observer = contextOf(db, await makePerson(db, "Observer", ["observer"]));
    for (const other of [manager, observer]) expect(await codeOf(startDraft(other, FROM))).toBe("FORBIDDEN");
    const { draft } = doneOf(await startDraft(admin, { ...FROM, newVersion: "1.0.5" }));
    expect(await codeOf(readDraft(manager, draft))).toBe("NOT_FOUND");
    expect(await codeOf(readDraft(admin, "no-draft"))).toBe("NOT_FOUND");
    const [edit] = [{ kind: "drop", indicator: "G5.3" } as const];
    expect(await codeOf(editDraft(manager, { draft, version: 1, edit }))).toBe("FORBIDDEN");
    expect(await codeOf(publishDraft(manager, { draft, version: 1 }))).toBe("FORBIDDEN");
    expect((await listDrafts(manager)).map(({ id }) => id)).toContain(draft);
    expect(await listDrafts(observer)).toEqual([]);
    expect((await discardDraft(admin, { draft, version: 1 })).ok).toBe(true);
    expect(await codeOf(readDraft(admin, draft))).toBe("NOT_FOUND");
    const again = db.transaction((tx) => tx.update(editionDrafts).set({ content: "{}" }));
    await expect(again).rejects.toThrow();
  });

  test("keeps what is no instrument with its problems, and is not published with them", async ({ db }) => {
    const admin = await adminOf(db);
    const { draft } = doneOf(await startDraft(admin, FROM));
    expect(await startDraft(admin, { ...FROM, newVersion: "1.0.0" })).toEqual({
      ok: false,
      reason: "version_taken",
    });
    doneOf(await saveDraftText(admin, { draft, version: 1, content: "{" }));
    const { state, content } = await readDraft(admin, draft);
    expect([content, state.problems.map(({ code }) => code)]).toEqual(["{", ["not_json"]]);
    expect(await publishDraft(admin, { draft, version: 2 })).toEqual({ ok: false, reason: "has_problems" });
    const edit = { kind: "drop", indicator: "G5.3" } as const;
    expect(await editDraft(admin, { draft, version: 2, edit })).toMatchObject({ reason: "not_readable" });
    expect(await saveDraftText(admin, { draft, version: 1, content: SHIPPED })).toMatchObject({
      reason: "changed_meanwhile",
    });
    doneOf(await saveDraftText(admin, { draft, version: 2, content: SHIPPED }));
    expect((await readDraft(admin, draft)).state.ownProblems).toEqual([
      { problem: "version_taken", code: "1.0.0" },
    ]);
    const events = await db.read
      .select({ version: auditEvents.version })
      .from(auditEvents)
      .where(eq(auditEvents.entityId, draft));
    expect(events).toHaveLength(3);
  });
});

test("a published draft leaves its crosswalk behind, which nothing changes, and no id is given twice", async ({
  db,
}) => {
  const admin = await adminOf(db);
  const draft = await draftWith(admin, { ...FROM, newVersion: "1.2.0" }, [
    asking(shipped, "C1.4", "Is the response observed from outside?"),
    { kind: "drop", indicator: "G5.3" },
    { kind: "split", indicator: "G6.2", parts: ["G6.4", "G6.5"] },
  ]);
  const decision = { relation: "same" as const, from: ["C1.4"], to: ["C1.4"], note: null };
  const version = await versionOf(admin, draft);
  expect(await decideCrosswalk(admin, { draft, version, ...decision })).toMatchObject({
    reason: "does_not_fit",
    entry: "C1.4",
  });
  expect(await publishNow(admin, draft)).toBe("gpat@1.2.0");
  expect(await codeOf(readDraft(admin, draft))).toBe("NOT_FOUND");

  const [crosswalk] = (await crosswalksOf(admin, "gpat")).filter(({ version }) => version === "1.2.0");
  expect(crosswalk?.basedOn.version).toBe("1.0.0");
  const other = crosswalk?.rows.filter(({ relation }) => relation !== "same") ?? [];
  expect(other.map(({ relation, from, to }) => [relation, from, to])).toEqual([
    ["reworded", ["C1.4"], ["C1.4"]],
    // What was counted in the dropped one may count here now.
    ["reworded", ["G5.2"], ["G5.2"]],
    ["split", ["G6.2"], ["G6.4", "G6.5"]],
    ["dropped", ["G5.3"], []],
  ]);
  for (const statement of [
    sql`update edition_crosswalk_rows set note = 'x'`,
    sql`delete from edition_crosswalk_rows`,
    sql`update edition_crosswalks set based_on_id = edition_id`,
    sql`truncate edition_crosswalk_rows`,
  ])
    await expect(db.transaction((tx) => tx.execute(statement))).rejects.toThrow();
  const { id } = await getEdition(admin, "gpat", "1.2.0");
  const late = db.transaction((tx) =>
    tx.insert(editionCrosswalkRows).values({
      editionId: id,
      position: 999,
      relation: "new",
      fromCodes: [],
      toCodes: ["G6.4"],
      note: null,
    }),
  );
  await expect(late).rejects.toThrow();

  // An id that was dropped is given to nothing else, in no later draft of the instrument.
  const { draft: next } = doneOf(await startDraft(admin, { edition: "gpat@1.2.0", newVersion: "1.3.0" }));
  const add = { kind: "add", code: "G5.3", title: "Another", domain: "G5", weight: "1" } as const;
  expect(await editDraft(admin, { draft: next, version: 1, edit: add })).toMatchObject({
    reason: "id_taken",
    entry: "G5.3",
  });
  const back = { kind: "split", indicator: "G6.4", parts: ["G6.2", "G6.6"] } as const;
  expect(await editDraft(admin, { draft: next, version: 1, edit: back })).toMatchObject({
    reason: "id_taken",
  });
});

test("editions correspond over the crosswalks that lead from one to the other", async ({ db }) => {
  const admin = await adminOf(db);
  const first = await draftWith(admin, { edition: "gpat@1.0.0", newVersion: "1.4.0" }, [
    asking(shipped, "C1.4", "Is the response observed from outside?"),
  ]);
  await publishNow(admin, first);
  const second = await draftWith(admin, { edition: "gpat@1.4.0", newVersion: "2.0.0" }, [
    { kind: "merge", indicators: ["G5.2", "G5.3"], code: "G5.4", title: "Demand and recruitment" },
  ]);
  await publishNow(admin, second);
  const nameOf = async (version: string) => {
    const { instrument, sha256 } = await getEdition(admin, "gpat", version);
    return { instrument, version, sha256 };
  };
  const [old, now] = [await nameOf("1.0.0"), await nameOf("2.0.0")];
  const correspondence = await correspondenceBetween(admin, old, now);
  expect(["C1.3", "C1.4", "G5.4"].map((code) => correspondence?.get(code))).toEqual([
    { state: "same", from: ["C1.3"] },
    { state: "needs_a_look", from: ["C1.4"] },
    { state: "needs_a_look", from: ["G5.2", "G5.3"] },
  ]);
  // Without a crosswalk, another major version does not compare; the same one does by its texts.
  const other = SHIPPED.replace('"code": "gpat"', '"code": "gpat-other"');
  for (const version of ["1.0.0", "1.1.0", "3.0.0"])
    doneOf(await importEdition(admin, other.replace('"version": "1.0.0"', `"version": "${version}"`)));
  const named = async (version: string) => {
    const { instrument, sha256 } = await getEdition(admin, "gpat-other", version);
    return { instrument, version, sha256 };
  };
  const base = await named("1.0.0");
  expect((await correspondenceBetween(admin, base, await named("1.1.0")))?.get("G1.1")?.state).toBe("same");
  expect(await correspondenceBetween(admin, base, await named("3.0.0"))).toBeNull();
  expect(await correspondenceBetween(admin, old, base)).toBeNull();
});
