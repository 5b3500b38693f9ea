import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { importBatches, importRuns } from "@/db/schema/import";
import type { Ctx } from "@/lib/core/context";
import { applyRun, discardRun, readRunAs } from "@/lib/import/runs/mutations";
import { getRun } from "@/lib/import/runs/queries";
import { readRunSchema } from "@/lib/import/runs/schema";
import { workOnImport } from "@/lib/import/runs/work";
import { test } from "@/tests/support/database";
import { begin, store, system } from "@/tests/support/import-runs";
import { loseAnswerToCommit } from "@/tests/support/lost-answers";
import { FIGURES, figure } from "@/tests/support/register-files";
import { makeScoredCountry } from "@/tests/support/scored-country";

type Kind = "detections" | "sources" | "ratings";

/** An import of one entry, as far as its person has asked for it to be applied. */
async function askToApply(
  db: Database,
  kind: Kind,
): Promise<{ ctx: Ctx; id: string; work: () => Promise<void> }> {
  const { iso3, round, as, assessor } = await makeScoredCountry(db);
  const ctx = as(assessor);
  const files: Record<Kind, string> = {
    detections: [FIGURES, figure(iso3, 2001, 4)].join("\n"),
    sources: `code,country_iso3,type,title\n${iso3}-S-900,${iso3},official_document,Act 12`,
    ratings: `country_iso3,indicator,state,level,rationale\n${iso3},G2.1,rated,2,Because`,
  };
  const id = await begin(ctx, files[kind], kind, kind === "ratings" ? round : undefined);
  const work = () => workOnImport(system(db), store, id);
  await work();
  if (kind === "detections") {
    const columns = FIGURES.split(",").map((name, index) => [`column.${index}`, name]);
    await readRunAs(ctx, readRunSchema.parse({ run: id, ...Object.fromEntries(columns) }));
    await work();
  }
  expect(await applyRun(ctx, id)).toMatchObject({ ok: true });
  return { ctx, id, work };
}

describe.for<Kind>(["detections", "sources", "ratings"])("an import of %s", (kind) => {
  test("is said to be applied where the answer to its commit was lost, and is not applied again", async ({
    db,
  }) => {
    const { ctx, id, work } = await askToApply(db, kind);
    const isLost = loseAnswerToCommit(db, 'insert into "import_batches"');
    await work();
    expect(isLost()).toBe(true);
    const applied = await getRun(ctx, id);
    expect(applied).toMatchObject({ status: "done", view: { counts: { created: 1, updated: 0 } } });
    expect(await db.read.$count(importBatches, eq(importBatches.id, applied.view.batch ?? ""))).toBe(1);
    await work();
    expect(await getRun(ctx, id)).toEqual(applied);
  });
});

test("an import is not discarded while it is applied, nor once it was", async ({ db }) => {
  const { ctx, id, work } = await askToApply(db, "sources");
  expect(await discardRun(ctx, id)).toEqual({ ok: false, reason: "busy" });
  await db.transaction((tx) => tx.update(importRuns).set({ status: "working" }).where(eq(importRuns.id, id)));
  expect(await discardRun(ctx, id)).toEqual({ ok: false, reason: "busy" });
  await work();
  expect(await discardRun(ctx, id)).toEqual({ ok: false, reason: "applied" });
  expect(await getRun(ctx, id)).toMatchObject({ status: "done" });
});

test("an import that could not be applied is discarded", async ({ db }) => {
  const { ctx, id } = await askToApply(db, "sources");
  await db.transaction((tx) => tx.update(importRuns).set({ status: "failed" }).where(eq(importRuns.id, id)));
  expect(await discardRun(ctx, id)).toEqual({ ok: true, value: null });
  await expect(getRun(ctx, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
