/** Packs that came back, as their owners read them. */
import "server-only";
import { buffer } from "node:stream/consumers";
import { and, eq, sql } from "drizzle-orm";
import { importBatches, importRuns } from "@/db/schema/import";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { FileStore } from "@/lib/files/store";
import { undoneOf } from "@/lib/import/runs/queries";
import type { RunView } from "@/lib/import/runs/view";
import { comparePack } from "./compare";
import { packPlace, packRatings } from "./queries";
import { readPack } from "./read";
import type { PackRunKey } from "./schema";
import type { PackRun } from "./view";

/** The row of a pack that came back. Throws NOT_FOUND for everybody but whose it is, and for another assessment. */
export async function requirePackRun(ctx: Ctx, { round, iso3, kind, run }: PackRunKey) {
  const userId = ctx.actor.kind === "user" ? ctx.actor.userId : "";
  const [row] = await ctx.read
    .select({
      fileName: importRuns.fileName,
      fileSha256: importRuns.fileSha256,
      status: importRuns.status,
      view: importRuns.view,
      undoneAt: importBatches.undoneAt,
      summary: importBatches.summary,
    })
    .from(importRuns)
    .leftJoin(importBatches, sql`${importBatches.id}::text = ${importRuns.view}->>'batch'`)
    .where(
      and(
        eq(importRuns.id, run),
        eq(importRuns.personId, userId),
        sql`${importRuns.choices}->'pack' = ${JSON.stringify({ round, iso3, kind })}::jsonb`,
      ),
    );
  if (!row) throw new AppError("NOT_FOUND", `pack ${run}`);
  return row;
}

/** A pack that came back, compared with what is stored now, or what applying it did. Throws NOT_FOUND. */
export async function getPackRun(ctx: Ctx, store: FileStore, key: PackRunKey): Promise<PackRun> {
  const { fileName, fileSha256, status, view, undoneAt, summary } = await requirePackRun(ctx, key);
  const place = await packPlace(ctx, key);
  const run = { id: key.run, fileName };
  if (status === "done") {
    const { batch = null, counts } = (view ?? {}) as Partial<RunView>;
    const undone = undoneOf({ undoneAt, summary });
    return { ...run, status: "applied", batch, counts: { changed: counts?.updated ?? 0 }, undone };
  }
  const pack = await readPack(await buffer(store.get(fileSha256)), place);
  const preview = comparePack(pack, await packRatings(ctx, place), place.isOpen);
  return { ...run, status: "compared", preview };
}
