import "server-only";
import { desc, eq, type SQL, sql } from "drizzle-orm";
import { NOTIFICATION_EVENTS, type NotificationEvent } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { errorReports } from "@/db/schema/error-report";
import { notificationPreferences, notifications } from "@/db/schema/notification";
import { registerEntries } from "@/db/schema/register";
import { rounds } from "@/db/schema/round";
import { sources } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import type { PersonCtx } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { countryNamesOf } from "@/lib/countries/queries";
import { mayErase } from "@/lib/erasures/rights";
import type { Locale } from "@/lib/i18n/locales";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { errorRights } from "@/lib/policy/register";
import { visibleTo as entryVisibleTo } from "@/lib/registers/visible-to";
import { codeInForce } from "@/lib/releases/in-force";
import { programmeDay } from "@/lib/settings/programme-day";
import { visibleTo as sourceVisibleTo } from "@/lib/sources/visible-to";
import { NOTIFICATION_TABLE } from "./events";
import { PLACE_PERMISSIONS, placeOf } from "./places";
import { eventsReaching } from "./reach";
import type { Preferences } from "./schema";
import { unreadNotifications } from "./unread";
import type { NotificationLine } from "./view";

/** Notifications on one page of the list. */
export const NOTIFICATIONS_PER_PAGE = 50;

/** How many notifications a person has not read; 0 for who is no person. */
export async function countUnread({ actor, read }: Ctx): Promise<number> {
  if (actor.kind !== "user") return 0;
  const found = await read
    .select({ unread: unreadNotifications })
    .from(users)
    .where(eq(users.id, actor.userId));
  return one(found).unread;
}

/** Whether the reader holds a permission on the assessment of the row. */
function holds(condition: SQL | undefined, row: SQL): SQL<boolean> {
  return sql<boolean>`(${row} is not null and coalesce(${condition ?? sql`true`}, false))`;
}

/** The own notifications, newest first, one page; each says what of it is open to the reader now. */
export async function listNotifications(
  ctx: PersonCtx,
  locale: Locale,
  page: number,
): Promise<{ lines: NotificationLine[]; total: number; pages: number }> {
  const held = PLACE_PERMISSIONS.map((permission) => {
    const may = holds(visibleTo(ctx.actor, permission), sql`${assessments.id}`);
    return sql`case when ${may} then ${permission}::text end`;
  });
  const entryIsOpen = entryVisibleTo(ctx.actor, await programmeDay(ctx));
  const rows = await ctx.read
    .select({
      id: notifications.id,
      event: notifications.event,
      at: notifications.at,
      readAt: notifications.readAt,
      dueOn: notifications.dueOn,
      round: rounds.code,
      iso3: countries.iso3,
      release: codeInForce(assessments.id),
      source: sql<
        string | null
      >`case when ${holds(sourceVisibleTo(ctx), sql`${sources.id}`)} then ${sources.code} end`,
      reportId: notifications.errorReportId,
      register: registerEntries.register,
      entry: sql<
        string | null
      >`case when ${holds(entryIsOpen, sql`${registerEntries.id}`)} then ${registerEntries.code} end`,
      may: sql<AssessmentPermission[]>`array_remove(array[${sql.join(held, sql`, `)}], null)`,
      total: sql<number>`(count(*) over ())::int`,
    })
    .from(notifications)
    .leftJoin(assessments, eq(assessments.id, notifications.assessmentId))
    .leftJoin(rounds, eq(rounds.id, assessments.roundId))
    .leftJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(sources, eq(sources.id, notifications.sourceId))
    .leftJoin(errorReports, eq(errorReports.id, notifications.errorReportId))
    .leftJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
    .where(eq(notifications.recipientId, ctx.actor.userId))
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(NOTIFICATIONS_PER_PAGE)
    .offset((page - 1) * NOTIFICATIONS_PER_PAGE);
  const named = await countryNamesOf(ctx, locale, [...new Set(rows.flatMap(({ iso3 }) => iso3 ?? []))]);
  const errors = errorRights(ctx.actor);
  const lines = rows.map(
    ({
      id,
      event,
      at,
      readAt,
      dueOn,
      round,
      iso3,
      release,
      source,
      may,
      reportId,
      register,
      entry,
    }): NotificationLine => {
      const assessment = round === null || iso3 === null ? null : { round, iso3, release };
      const ofReport = register === null || entry === null ? null : { register, code: entry };
      const report = reportId === null ? null : { id: reportId, entry: ofReport };
      const href = placeOf(event, { assessment, source, may, mayErase: mayErase(ctx), errors, report });
      const about = assessment && {
        country: named.get(assessment.iso3) ?? assessment.iso3,
        round: assessment.round,
      };
      return {
        id,
        at,
        isRead: readAt !== null,
        open: href === null ? null : { event, about, entry, dueOn, href },
      };
    },
  );
  const total = rows[0]?.total ?? 0;
  return { lines, total, pages: Math.max(1, Math.ceil(total / NOTIFICATIONS_PER_PAGE)) };
}

/** The events that can reach the person, which the account page asks about. */
export async function eventsForPerson({ actor, read }: PersonCtx): Promise<readonly NotificationEvent[]> {
  const rows = await read
    .select({
      duty: assessmentDuties.duty,
      isHeld: sql<boolean>`bool_or(${assessmentDuties.endedAt} is null)`,
    })
    .from(assessmentDuties)
    .where(eq(assessmentDuties.userId, actor.userId))
    .groupBy(assessmentDuties.duty);
  return eventsReaching({
    roles: actor.roles,
    duties: rows.flatMap(({ duty, isHeld }) => (isHeld ? [duty] : [])),
    dutiesEver: rows.map(({ duty }) => duty),
  });
}

/** When the person wants mail, by event. What they did not choose is as the table of events has it. */
export async function getPreferences({ actor, read }: PersonCtx): Promise<Preferences> {
  const rows = await read
    .select({ event: notificationPreferences.event, mailChoice: notificationPreferences.mailChoice })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, actor.userId));
  const chosen = new Map(rows.map(({ event, mailChoice }) => [event, mailChoice]));
  return new Map(
    NOTIFICATION_EVENTS.map((event) => [event, chosen.get(event) ?? NOTIFICATION_TABLE[event].mail]),
  );
}
