/** Reads of treaty actions that a second person checked, or that came from the depositary. */
import "server-only";
import { and, asc, eq, or, sql } from "drizzle-orm";
import { registerEntries } from "@/db/schema/register";
import { treatyActions } from "@/db/schema/treaty-action";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { countryNamesOf } from "@/lib/countries/queries";
import { anyOf } from "@/lib/database/any-of";
import type { Locale } from "@/lib/i18n/locales";
import { isPublishedSql, visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { statusOnRecord } from "./record";
import type { StateTreaties, Treaty, TreatyAct, TreatyStatuses } from "./status";

export type CountryAct = TreatyAct & { country: string; treaty: Treaty; limiting: boolean };

/**
 * Checked public acts of some States, or of all, by day. One that waits for its day, or that nobody of the State reported
 * and two independent sources do not support, is known to those alone who may see its entry. Throws NOT_FOUND for
 * anonymous readers.
 */
export async function treatyActs(
  ctx: Ctx,
  iso3s?: readonly string[],
  /** Today in the programme's zone, where the caller knows it. */
  known?: string,
): Promise<readonly CountryAct[]> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", "treaty actions");
  const today = known ?? (await programmeDay(ctx));
  const visible = visibleTo(ctx.actor, today);
  return ctx.read
    .select({
      country: treatyActions.country,
      treaty: treatyActions.treaty,
      action: treatyActions.action,
      happenedOn: treatyActions.happenedOn,
      limiting: treatyActions.limiting,
      readAsOf: treatyActions.asOf,
      reportedBy: sql<string | null>`nullif(${registerEntries.reportedBy}, ${treatyActions.country})`,
    })
    .from(treatyActions)
    .innerJoin(registerEntries, eq(registerEntries.id, treatyActions.entryId))
    .where(
      and(
        eq(registerEntries.status, "checked"),
        eq(registerEntries.accessClass, "public"),
        visible && or(isPublishedSql(today), visible),
        iso3s === undefined ? undefined : anyOf(treatyActions.country, iso3s),
      ),
    )
    .orderBy(asc(treatyActions.country), asc(treatyActions.happenedOn));
}

/** How each treaty stands for a State by its acts on a day, and how far its record reaches. */
export function statusesOf(iso3: string, acts: readonly CountryAct[], asOf: string): TreatyStatuses {
  const of = (treaty: Treaty) =>
    statusOnRecord(
      iso3,
      treaty,
      acts.filter((act) => act.treaty === treaty),
      asOf,
    );
  return { untoc: of("untoc"), tip_protocol: of("tip_protocol"), som_protocol: of("som_protocol") };
}

/** How the Convention and its protocols stand for a State on a day, YYYY-MM-DD. */
export async function treatyStatuses(ctx: Ctx, iso3: string, asOf: string): Promise<TreatyStatuses> {
  return statusesOf(iso3, await treatyActs(ctx, [iso3]), asOf);
}

/** Statuses with the names of the States whose word they are, in the reader's language. */
export async function withReporters(
  ctx: Ctx,
  locale: Locale,
  statuses: TreatyStatuses,
): Promise<StateTreaties> {
  const iso3s = new Set(Object.values(statuses).flatMap(({ reportedBy }) => reportedBy ?? []));
  return { statuses, reporters: Object.fromEntries(await countryNamesOf(ctx, locale, [...iso3s])) };
}
