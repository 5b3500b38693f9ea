/** The enforced deletion date of an interview: on that day its texts go, everywhere, while the chain stays whole. */
import "server-only";
import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { interviews, passages, sources } from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import { eraseRevisions } from "@/lib/audit/erase-revisions";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { changed, mutate } from "@/lib/core/mutate";
import { programmeDay } from "@/lib/settings/programme-day";
import { PASSAGE_ENTITY, SOURCE_ENTITY, sourceChange, sourceContent } from "./content";
import { forgetReasons } from "./openings";
import { type LoadedSource, sourceSubject } from "./subject";

/** Stands in `erasures.enforced_by` and as the reason: the day that was agreed with the person. */
export const ENFORCED_BY = "interview_deletion_date";
/** What stands where a person's code stood. */
export const ERASED = "-";

/** Takes away, in the same transaction, what was noted of an interview before a source was made of it. */
export type EraseOrigin = (ctx: MutationCtx, sourceId: string) => Promise<void>;

/** Erases every interview whose deletion day has come in the programme's zone. Answers their codes. For the daily job. */
export async function eraseDueInterviews(ctx: Ctx, eraseOrigin: EraseOrigin): Promise<readonly string[]> {
  const today = await programmeDay(ctx);
  const due = await ctx.read
    .select({ code: sources.code })
    .from(interviews)
    .innerJoin(sources, eq(sources.id, interviews.sourceId))
    .where(and(lte(interviews.deleteOn, today), isNull(interviews.deletedAt)))
    .orderBy(asc(sources.code));
  for (const { code } of due) await eraseInterview(ctx, code, eraseOrigin);
  return due.map(({ code }) => code);
}

/**
 * Takes away the texts of one interview: its fields, title, link and file, its passages, and every revision of them
 * with its salt. Type, dates of consent, grades and citations stay, so that what rested on it can still be told.
 */
function eraseInterview(ctx: Ctx, code: string, eraseOrigin: EraseOrigin) {
  return mutate<"source.write", null, never, LoadedSource>(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, code, true),
    async (inside, { row }) => {
      const own = await inside.read
        .select()
        .from(passages)
        .where(eq(passages.sourceId, row.id))
        .for("update");
      const before = await sourceContent(inside, row.id);
      await inside.tx
        .update(interviews)
        .set({ personCode: ERASED, functionHeld: null, province: null, deletedAt: inside.now })
        .where(eq(interviews.sourceId, row.id));
      await inside.tx
        .update(sources)
        .set({
          title: row.code,
          publisher: null,
          origin: null,
          issuingBody: null,
          ministry: null,
          link: null,
          fileSha256: null,
          fileName: null,
        })
        .where(eq(sources.id, row.id));
      await inside.tx
        .update(passages)
        .set({ body: null, locator: null })
        .where(eq(passages.sourceId, row.id));
      await forgetReasons(inside, row.id, ERASED);
      await eraseRevisions(inside, SOURCE_ENTITY, [row.id], ENFORCED_BY);
      await eraseRevisions(
        inside,
        PASSAGE_ENTITY,
        own.map(({ id }) => id),
        ENFORCED_BY,
      );
      await eraseOrigin(inside, row.id);
      const changes: AuditChange[] = [];
      for (const passage of own) {
        const version = passage.version + 1;
        await inside.tx.update(passages).set({ version }).where(eq(passages.id, passage.id));
        const { language, locator, body } = passage;
        changes.push({
          entity: PASSAGE_ENTITY,
          entityId: passage.id,
          version,
          before: { source: row.code, locator, body, language },
          after: { source: row.code, locator: null, body: null, language },
          reason: ENFORCED_BY,
        });
      }
      const change = await sourceChange(inside, row, before);
      return changed(null, ...changes, { ...change, reason: ENFORCED_BY });
    },
  );
}
