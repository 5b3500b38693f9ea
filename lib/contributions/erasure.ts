/** When the texts and files of a contribution go, as the daily job does it. */
import "server-only";
import { eq } from "drizzle-orm";
import { interviews } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { dayIn } from "@/lib/core/days";
import { type ErasureTime, erasureTime } from "./rules";
import type { ContributionRow } from "./subject";

/** When a contribution is erased, or was: on its day or on that of the source made of it, whichever comes first. */
export async function erasureTimeOf(ctx: Ctx, row: ContributionRow, zone: string): Promise<ErasureTime> {
  const [interview] =
    row.sourceId === null
      ? []
      : await ctx.read
          .select({ deleteOn: interviews.deleteOn })
          .from(interviews)
          .where(eq(interviews.sourceId, row.sourceId));
  return erasureTime(
    {
      erasedOn: row.erasedAt === null ? null : dayIn(zone, row.erasedAt),
      eraseOn: row.eraseOn,
      sourceDeletedOn: interview?.deleteOn ?? null,
    },
    dayIn(zone, ctx.now),
  );
}
