/** Takes away what nothing holds any more. */
import "server-only";
import { type AnyColumn, and, eq, lt, notExists, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { boundarySets } from "@/db/schema/boundary";
import { contributionFiles } from "@/db/schema/contribution";
import { correspondence } from "@/db/schema/correspondence";
import { countryCommentFiles } from "@/db/schema/country-comment";
import { recommendationFiles } from "@/db/schema/recommendation";
import { registerFiles } from "@/db/schema/register";
import { reportFiles } from "@/db/schema/report";
import { assessmentScopings } from "@/db/schema/scoping";
import { selfAssessmentPapers } from "@/db/schema/self-assessment";
import { files, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { NO_PART } from "@/lib/policy/source";
import type { FileStore } from "./store";

/** A file that is not used for so long is swept away. */
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;

/** Every table whose rows hold files. */
const HOLDERS: readonly { table: PgTable; column: AnyColumn }[] = [
  { table: sources, column: sources.fileSha256 },
  { table: registerFiles, column: registerFiles.fileSha256 },
  { table: countryCommentFiles, column: countryCommentFiles.fileSha256 },
  { table: correspondence, column: correspondence.fileSha256 },
  { table: contributionFiles, column: contributionFiles.fileSha256 },
  { table: assessmentScopings, column: assessmentScopings.fileSha256 },
  { table: selfAssessmentPapers, column: selfAssessmentPapers.fileSha256 },
  { table: recommendationFiles, column: recommendationFiles.fileSha256 },
  { table: reportFiles, column: reportFiles.fileSha256 },
  { table: boundarySets, column: boundarySets.fileSha256 },
  { table: boundarySets, column: boundarySets.mapSha256 },
];

/** Removes what no record has used for a day, first from the database, then from the store. Answers how many went. */
export async function sweepFiles(ctx: Ctx, store: FileStore): Promise<number> {
  const before = new Date(ctx.now.getTime() - ORPHAN_AGE_MS);
  const unused = HOLDERS.map(({ table, column }) =>
    notExists(ctx.read.select({ one: sql`1` }).from(table).where(eq(column, files.sha256))),
  );
  await mutate<"source.write", null>(
    ctx,
    "source.write",
    async () => ({ kind: "source", accessClass: "public", mayBePublic: true, ...NO_PART }),
    async (inside) => {
      await inside.tx.delete(files).where(and(lt(files.storedAt, before), ...unused));
      return changed(null);
    },
  );
  const kept = new Set(
    (await ctx.read.select({ sha256: files.sha256 }).from(files)).map((row) => row.sha256),
  );
  let removed = 0;
  for await (const { sha256, storedAt } of store.list()) {
    if (storedAt >= before || kept.has(sha256)) continue;
    await store.remove(sha256);
    removed += 1;
  }
  return removed;
}
