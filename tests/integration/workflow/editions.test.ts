import { readFileSync } from "node:fs";
import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import { auditEvents } from "@/db/schema/audit";
import { editionNodes, indicators, instrumentEditions } from "@/db/schema/instrument";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { sha256 } from "@/lib/audit/canonical";
import { one } from "@/lib/core/rows";
import { importEdition, validateEdition } from "@/lib/editions/mutations";
import { editionByHash, getEdition, previewEdition } from "@/lib/editions/queries";
import { previewRelease } from "@/lib/releases/queries";
import { scorecard } from "@/lib/scorecards/queries";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, shippedEditionId } from "@/tests/support/programme";
import { makeProgramme, openRound } from "@/tests/support/released-country";

const SHIPPED = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");

describe("editions", () => {
  test("the shipped edition is in every installation, byte for byte, with its derived rows", async ({
    db,
  }) => {
    const id = await shippedEditionId(db);
    const [row] = await db.read.select().from(instrumentEditions).where(eq(instrumentEditions.id, id));
    expect(row?.content).toBe(SHIPPED);
    expect(row?.sha256).toBe(sha256(SHIPPED));
    expect(await db.read.$count(indicators, eq(indicators.editionId, id))).toBe(60);
    const edition = await editionByHash(contextOf(db, { kind: "system", job: "test" }), sha256(SHIPPED));
    expect(await db.read.$count(editionNodes, eq(editionNodes.editionId, id))).toBe(edition.nodes.size);
  });

  test("the same bytes again change nothing and leave no event", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const before = await db.read.$count(auditEvents);
    expect(await importEdition(admin, SHIPPED)).toEqual({
      ok: true,
      value: { edition: "gpat@1.0.0", created: false },
    });
    expect(await db.read.$count(auditEvents)).toBe(before);
  });

  test("other bytes under the same code and version are refused", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const other = `${SHIPPED}\n`;
    expect(await previewEdition(admin, other)).toMatchObject({
      status: "other_bytes",
      edition: "gpat@1.0.0",
    });
    expect(await importEdition(admin, other)).toEqual({ ok: false, reason: "other_bytes" });
  });

  test("a file with problems is refused and its problems are listed", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    expect(await importEdition(admin, "{}")).toEqual({ ok: false, reason: "invalid_file" });
    const preview = await previewEdition(admin, "{}");
    expect(preview.status === "invalid" && preview.problems.length).toBeGreaterThan(0);
  });

  test("a published edition cannot be changed in the database", async ({ db }) => {
    const change = db.transaction((tx) => tx.execute(sql`update instrument_editions set title = 'x'`));
    await expect(change).rejects.toThrow();
  });

  test("an edition that another organisation published says so, and who where its file names it", async ({
    db,
  }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const text = readFileSync("tests/support/instruments/sum-of-three.json", "utf8");
    const named = text.replace('"version": "1"', '"version": "2", "publisher": "Institute of the North"');
    for (const content of [text, named]) await importEdition(admin, content);
    const standingOf = async (version: string) =>
      (await getEdition(admin, "sum-of-three", version)).publishedElsewhere;
    expect(await standingOf("1")).toEqual({ by: null });
    expect(await standingOf("2")).toEqual({ by: "Institute of the North" });
    expect((await getEdition(admin, "gpat", "1.0.0")).publishedElsewhere).toBeNull();
  });

  test("a card and a release call no edition a proposal that another organisation published", async ({
    db,
  }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const elsewhere = SHIPPED.replace('"code": "gpat"', '"code": "gpat-north"').replace(
      '"status": "proposal"',
      '"status": "published_elsewhere"',
    );
    await importEdition(admin, elsewhere);
    const { id } = one(
      await db.read
        .select({ id: instrumentEditions.id })
        .from(instrumentEditions)
        .where(eq(instrumentEditions.instrument, "gpat-north")),
    );
    const people = await makeProgramme(db);
    const standingIn = async (key: AssessmentKey, round: Parameters<typeof openRound>[4]) => {
      await openRound(db, people, key.round, [key.iso3], round);
      const lead = contextOf(db, people.lead);
      const { frame } = await scorecard(lead, key, { locale: "en", overall: false });
      return [frame.editionStanding, (await previewRelease(lead, key)).edition.validated];
    };
    expect(await standingIn({ round: "E1", iso3: "XEA" }, {})).toEqual(["proposal", false]);
    expect(await standingIn({ round: "E2", iso3: "XEB" }, { editionId: id })).toEqual([
      "published_elsewhere",
      true,
    ]);
    await validateEdition(admin, {
      edition: "gpat-north@1.0.0",
      validatedBy: "A board",
      validatedOn: "2026-02-01",
      note: null,
    });
    expect(await standingIn({ round: "E3", iso3: "XEC" }, { editionId: id })).toEqual(["validated", true]);
  });

  test("an edition is a proposal until an administrator records who validated it", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const record = {
      edition: "gpat@1.0.0",
      validatedBy: "An expert group",
      validatedOn: "2026-02-01",
      note: null,
    };
    expect((await getEdition(admin, "gpat", "1.0.0")).validation).toBeNull();
    await expect(validateEdition(manager, record)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await validateEdition(admin, record);
    expect((await getEdition(manager, "gpat", "1.0.0")).validation).toMatchObject({ by: "An expert group" });
  });
});
