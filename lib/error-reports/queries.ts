import "server-only";
import { and, asc, desc, eq, inArray, isNotNull, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { RegisterKey } from "@/db/enums";
import { errorReports } from "@/db/schema/error-report";
import { registerEntries } from "@/db/schema/register";
import { users } from "@/db/schema/user";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { erasableId, mayErase } from "@/lib/erasures/rights";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { errorRights } from "@/lib/policy/register";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { entrySubject } from "@/lib/registers/subject";
import { entryFacts, visibleTo } from "@/lib/registers/visible-to";
import { countriesIn } from "@/lib/registers/words";
import { programmeDay } from "@/lib/settings/programme-day";
import { UNDETERMINED } from "@/lib/text/language";
import type { ErrorReportFilter } from "./schema";
import type { EntryErrorReports, ErrorReportList, ErrorReportView } from "./view";

/** Reports on one page of the list. */
const ERROR_REPORTS_PER_PAGE = 20;

const reporter = alias(users, "reporter");
const answerer = alias(users, "answerer");

/** Who keeps the entry of a report sees it, and who made it. */
function shownTo({ actor }: PersonCtx, today: string): SQL | undefined {
  return or(eq(errorReports.reportedBy, actor.userId), entryFacts(actor, today).isSteward);
}

/** Reports, those that wait first and the longest waiting foremost; then the last answered. */
async function readReports(
  ctx: PersonCtx,
  where: SQL | undefined,
  page?: number,
): Promise<{ reports: readonly ErrorReportView[]; total: number }> {
  const { actor } = ctx;
  const today = await programmeDay(ctx);
  const found = ctx.read
    .select({
      id: errorReports.id,
      register: registerEntries.register,
      code: registerEntries.code,
      title: registerEntries.title,
      supersededBy: registerEntries.supersededBy,
      isVisible: sql<boolean>`coalesce(${visibleTo(actor, today) ?? sql`true`}, false)`,
      isSteward: entryFacts(actor, today).isSteward,
      body: errorReports.body,
      correction: errorReports.correction,
      source: errorReports.source,
      language: errorReports.language,
      reportedAt: errorReports.reportedAt,
      reporterId: errorReports.reportedBy,
      reporterName: reporter.name,
      decision: errorReports.decision,
      reason: errorReports.reason,
      reasonLanguage: errorReports.reasonLanguage,
      answeredAt: errorReports.answeredAt,
      answererName: answerer.name,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(errorReports)
    .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
    .innerJoin(reporter, eq(reporter.id, errorReports.reportedBy))
    .leftJoin(answerer, eq(answerer.id, errorReports.answeredBy))
    .where(and(shownTo(ctx, today), where))
    .orderBy(
      sql`${errorReports.answeredAt} desc nulls first`,
      asc(errorReports.reportedAt),
      desc(errorReports.id),
    );
  const rows = await (page === undefined
    ? found
    : found.limit(ERROR_REPORTS_PER_PAGE).offset((page - 1) * ERROR_REPORTS_PER_PAGE));
  const successors = await openEntries(
    ctx,
    rows.flatMap(({ supersededBy }) => supersededBy ?? []),
    today,
  );
  return {
    total: rows[0]?.total ?? 0,
    reports: rows.map((row): ErrorReportView => {
      const isOwn = row.reporterId === actor.userId;
      const { id, register, code, isVisible, isSteward, body, correction, source, language } = row;
      return {
        id,
        entry: {
          register,
          code,
          title: isVisible ? row.title : null,
          successor: successors.get(row.supersededBy ?? "") ?? null,
        },
        body,
        correction,
        source,
        language,
        reportedAt: row.reportedAt.toISOString(),
        isOwn,
        reportedBy: isSteward ? row.reporterName : null,
        answer:
          row.decision === null || row.answeredAt === null
            ? null
            : {
                decision: row.decision,
                reason: row.reason ?? "",
                language: row.reasonLanguage ?? UNDETERMINED,
                at: row.answeredAt.toISOString(),
                by: isSteward ? row.answererName : null,
              },
        mayAnswer: isSteward && !isOwn && row.decision === null,
        erasableId: erasableId(ctx, id),
      };
    }),
  };
}

async function openEntries(
  ctx: Ctx,
  ids: readonly string[],
  today: string,
): Promise<ReadonlyMap<string, { register: RegisterKey; code: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.read
    .select({ id: registerEntries.id, register: registerEntries.register, code: registerEntries.code })
    .from(registerEntries)
    .where(and(inArray(registerEntries.id, [...ids]), visibleTo(ctx.actor, today)));
  return new Map(rows.map(({ id, ...entry }) => [id, entry]));
}

/**
 * Reports of errors in one entry: all for the stewards who keep it, the own ones for everybody else who sees it; of the
 * others, for who may erase, that they are there. Throws NOT_FOUND where it is absent or hidden.
 */
export async function errorReportsOn(
  ctx: PersonCtx,
  register: RegisterKey,
  code: string,
): Promise<EntryErrorReports> {
  const subject = await entrySubject(ctx, register, code);
  const ofEntry = eq(errorReports.entryId, subject.row.id);
  const { reports } = await readReports(ctx, ofEntry);
  return {
    reports,
    mayReport: can(ctx.actor, "error.report", subject),
    unread: mayErase(ctx) ? await unreadReports(ctx, ofEntry) : [],
  };
}

/** Reports that are not shown to the actor, oldest first. */
async function unreadReports(ctx: PersonCtx, where: SQL): Promise<EntryErrorReports["unread"]> {
  const shown = shownTo(ctx, await programmeDay(ctx)) ?? sql`true`;
  const rows = await ctx.read
    .select({ id: errorReports.id, reportedAt: errorReports.reportedAt })
    .from(errorReports)
    .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
    .where(and(where, sql`not coalesce(${shown}, false)`))
    .orderBy(asc(errorReports.reportedAt), asc(errorReports.id));
  return rows.map(({ id, reportedAt }) => ({ id, reportedAt: reportedAt.toISOString() }));
}

/** Whether the person reports errors in what is on record of a country: who reads it and does not keep it. */
export async function reportsErrorsOf(ctx: Ctx, iso3: string): Promise<boolean> {
  if (hasRole(ctx.actor, "administrator")) return false;
  return !hasRole(ctx.actor, "data_steward") || !(await countryEntrySubject(ctx, iso3)).isSteward;
}

/** One page of the own reports and, for a steward, of those on the entries that the person keeps. NOT_FOUND for administrators. */
export async function listErrorReports(
  ctx: PersonCtx,
  locale: Locale,
  { state, page }: ErrorReportFilter,
): Promise<ErrorReportList> {
  if (!errorRights(ctx.actor).mayReport) throw new AppError("NOT_FOUND", "error reports");
  const { decision } = errorReports;
  const { reports, total } = await readReports(
    ctx,
    state === "open" ? isNull(decision) : isNotNull(decision),
    page,
  );
  const iso3s = countriesIn(reports.flatMap(({ entry }) => entry.title ?? []));
  return {
    reports,
    names: Object.fromEntries(await countryNamesOf(ctx, locale, [...new Set(iso3s)])),
    total,
    pages: Math.max(1, Math.ceil(total / ERROR_REPORTS_PER_PAGE)),
  };
}

/** How many reports wait for the answer of this steward; null for who answers none. */
export async function countErrorReportsToAnswer(ctx: Ctx): Promise<number | null> {
  const { actor } = ctx;
  if (actor.kind !== "user" || !hasRole(actor, "data_steward")) return null;
  const { isSteward } = entryFacts(actor, await programmeDay(ctx));
  const [counted] = await ctx.read
    .select({ waiting: sql<number>`count(*)::int` })
    .from(errorReports)
    .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
    .where(and(isNull(errorReports.decision), ne(errorReports.reportedBy, actor.userId), isSteward));
  return counted?.waiting ?? 0;
}
