/** Somebody who sees an entry says that it is wrong, and a data steward who keeps it answers. */
import "server-only";
import { and, eq, exists, isNull, not, or, sql } from "drizzle-orm";
import { errorReports } from "@/db/schema/error-report";
import { registerEntries, registerEntryCountries, stewardCountries } from "@/db/schema/register";
import { userRoles } from "@/db/schema/user";
import { countErrorReport } from "@/lib/auth/attempts";
import { personOf } from "@/lib/core/acting-person";
import { type Ctx, databaseOf, type MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { notify } from "@/lib/notifications/write";
import { entrySubject, type LoadedEntry } from "@/lib/registers/subject";
import { type AnswerErrorReport, type ReportError, WAITING_ON_ENTRY_MAX } from "./schema";

const ENTITY = "error_report";

type Row = typeof errorReports.$inferSelect;

function contentOf({ id: _id, version: _version, ...row }: Row) {
  return row;
}

/**
 * Says that an entry is wrong, as it stands now, and tells the stewards who keep it. Throws NOT_FOUND for an entry that
 * is absent or hidden, FORBIDDEN to who keeps it, TOO_MANY after many in a short time. Refused where so many of the person
 * wait there already that one page should not show more.
 */
export async function reportError(
  ctx: Ctx,
  input: ReportError,
): Promise<Result<{ report: string }, "many_waiting">> {
  await countErrorReport(databaseOf(ctx).pool, personOf(ctx));
  const load = (inside: MutationCtx) => entrySubject(inside, input.register, input.code, true);
  return mutate<"error.report", { report: string }, "many_waiting", LoadedEntry>(
    ctx,
    "error.report",
    load,
    async (inside, { row: entry }) => {
      const { body, correction, source, language } = input;
      // The entry is locked: reports that are sent at once are counted one after the other.
      const waiting = await inside.tx.$count(
        errorReports,
        and(
          eq(errorReports.entryId, entry.id),
          eq(errorReports.reportedBy, personOf(inside)),
          isNull(errorReports.decision),
        ),
      );
      if (waiting >= WAITING_ON_ENTRY_MAX) return refused("many_waiting");
      const row: Row = {
        id: newId(inside.now),
        entryId: entry.id,
        entryVersion: entry.version,
        body,
        correction,
        source,
        language,
        reportedBy: personOf(inside),
        reportedAt: inside.now,
        decision: null,
        reason: null,
        reasonLanguage: null,
        answeredVersion: null,
        answeredBy: null,
        answeredAt: null,
        version: 1,
      };
      await inside.tx.insert(errorReports).values(row);
      await notify(inside, "error_reported", {
        assessment: null,
        errorReportId: row.id,
        people: await stewardsOf(inside, entry.id),
      });
      return changed(
        { report: row.id },
        { entity: ENTITY, entityId: row.id, version: 1, before: null, after: contentOf(row) },
      );
    },
  );
}

/** The data stewards of all countries, and those of a country that the entry names. */
async function stewardsOf({ read }: Ctx, entryId: string): Promise<readonly string[]> {
  const own = read
    .select({ one: sql`1` })
    .from(stewardCountries)
    .where(eq(stewardCountries.userId, userRoles.userId));
  const ofEntry = read
    .select({ one: sql`1` })
    .from(stewardCountries)
    .innerJoin(registerEntryCountries, eq(registerEntryCountries.iso3, stewardCountries.iso3))
    .where(and(eq(stewardCountries.userId, userRoles.userId), eq(registerEntryCountries.entryId, entryId)));
  const rows = await read
    .select({ id: userRoles.userId })
    .from(userRoles)
    .where(and(eq(userRoles.role, "data_steward"), or(not(exists(own)), exists(ofEntry))));
  return rows.map(({ id }) => id);
}

/**
 * Answers a report, once, and tells who made it. Refused where it was answered before, and where it is accepted though
 * the entry still stands as it was reported. Throws NOT_FOUND for a report that is absent or hidden, FORBIDDEN to who
 * made it.
 */
export async function answerErrorReport(
  ctx: Ctx,
  input: AnswerErrorReport,
): Promise<Result<{ report: string }, "answered_already" | "entry_unchanged">> {
  const own = eq(errorReports.id, input.report);
  const hidden = () => new AppError("NOT_FOUND", `error report ${input.report}`);
  return mutate<"error.answer", { report: string }, "answered_already" | "entry_unchanged", LoadedEntry>(
    ctx,
    "error.answer",
    async (inside) => {
      const [found] = await inside.read
        .select({
          register: registerEntries.register,
          code: registerEntries.code,
          reportedBy: errorReports.reportedBy,
        })
        .from(errorReports)
        .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
        .where(own);
      if (!found) throw hidden();
      const subject = await entrySubject(inside, found.register, found.code, true);
      if (found.reportedBy === personOf(inside)) throw new AppError("FORBIDDEN", "the own report");
      if (!subject.isSteward) throw hidden();
      return subject;
    },
    async (inside, { row: entry }) => {
      const [before] = await inside.tx.select().from(errorReports).where(own);
      if (!before) throw hidden();
      if (before.decision !== null) return refused("answered_already");
      if (input.decision === "accepted" && entry.version <= before.entryVersion)
        return refused("entry_unchanged");
      const after: Row = {
        ...before,
        decision: input.decision,
        reason: input.reason,
        reasonLanguage: input.language,
        answeredVersion: entry.version,
        answeredBy: personOf(inside),
        answeredAt: inside.now,
        version: before.version + 1,
      };
      await inside.tx.update(errorReports).set(after).where(own);
      await notify(inside, "error_answered", {
        assessment: null,
        errorReportId: before.id,
        people: [before.reportedBy],
      });
      return changed(
        { report: before.id },
        {
          entity: ENTITY,
          entityId: before.id,
          version: after.version,
          before: contentOf(before),
          after: contentOf(after),
        },
      );
    },
  );
}
