/** The reports that a person made, for the page of the own work. */
import "server-only";
import { and, desc, eq, gte, isNull, or, sql } from "drizzle-orm";
import { errorReports } from "@/db/schema/error-report";
import { registerEntries } from "@/db/schema/register";
import type { PersonCtx } from "@/lib/core/request";
import type { OwnErrorReport } from "./view";

/** Reports on the page; all of them stand in the list of reports. */
const OWN_SHOWN = 5;
/** For so long an answer stands there. */
const ANSWERED_SHOWN_MS = 30 * 24 * 60 * 60 * 1000;

/** The own reports that wait, then those answered in the last thirty days, the newest of each first. */
export async function ownErrorReports({ actor, read, now }: PersonCtx): Promise<readonly OwnErrorReport[]> {
  const rows = await read
    .select({
      id: errorReports.id,
      register: registerEntries.register,
      code: registerEntries.code,
      reportedAt: errorReports.reportedAt,
      decision: errorReports.decision,
    })
    .from(errorReports)
    .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
    .where(
      and(
        eq(errorReports.reportedBy, actor.userId),
        or(
          isNull(errorReports.decision),
          gte(errorReports.answeredAt, new Date(now.getTime() - ANSWERED_SHOWN_MS)),
        ),
      ),
    )
    .orderBy(
      sql`${errorReports.answeredAt} desc nulls first`,
      desc(errorReports.reportedAt),
      desc(errorReports.id),
    )
    .limit(OWN_SHOWN);
  return rows.map(({ id, register, code, reportedAt, decision }) => ({
    id,
    entry: { register, code },
    reportedAt: reportedAt.toISOString(),
    decision,
  }));
}
