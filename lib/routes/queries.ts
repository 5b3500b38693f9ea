/** Reads of routes across the registers: for roles of countries, corridors and maps. Nothing of it is stored. */
import "server-only";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import { routeLegs, routes } from "@/db/schema/route";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { anyOf } from "@/lib/database/any-of";
import { filterConditions, names, openEntries } from "@/lib/registers/conditions";
import { ROUTES } from "@/lib/registers/definitions/routes";
import type { EntryFilter } from "@/lib/registers/schema";
import { visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import type { RouteRecord } from "./corridors";
import type { RoleRecord } from "./roles";

const BETWEEN = ">";

async function selectRoutes(ctx: Ctx, where: SQL | undefined): Promise<readonly RouteRecord[]> {
  const rows = await ctx.read
    .select({
      code: registerEntries.code,
      title: registerEntries.title,
      status: registerEntries.status,
      accessClass: registerEntries.accessClass,
      reportedBy: registerEntries.reportedBy,
      independentSources: registerEntries.independentSources,
      forms: routes.forms,
      firstYearSeen: routes.firstYearSeen,
      lastYearSeen: routes.lastYearSeen,
      trend: routes.trend,
      confidence: routes.confidence,
      legs: sql<
        string[]
      >`array(select ${routeLegs.fromCountry} || ${BETWEEN} || ${routeLegs.toCountry} from ${routeLegs} where ${routeLegs.entryId} = ${registerEntries.id} order by ${routeLegs.position})`,
    })
    .from(registerEntries)
    .innerJoin(routes, eq(routes.entryId, registerEntries.id))
    .where(where)
    .orderBy(asc(registerEntries.code));
  return rows.map(({ legs, ...route }) => ({
    ...route,
    legs: legs.map((leg) => {
      const [from = "", to = ""] = leg.split(BETWEEN);
      return { from, to };
    }),
  }));
}

/** Routes that fit a filter of their register, as far as the actor may see them. Throws NOT_FOUND for anonymous readers. */
export async function listRoutes(ctx: Ctx, filter: EntryFilter): Promise<readonly RouteRecord[]> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", "routes");
  const today = await programmeDay(ctx);
  return selectRoutes(
    ctx,
    and(filterConditions(ROUTES, filter, ctx.actor, today), visibleTo(ctx.actor, today)),
  );
}

/** Routes that name all of some countries, as far as the actor may see them. Throws NOT_FOUND for anonymous readers. */
export async function routesNaming(ctx: Ctx, iso3s: readonly string[]): Promise<readonly RouteRecord[]> {
  return selectRoutes(ctx, and(await openEntries(ctx, "routes"), ...iso3s.map((iso3) => names(iso3))));
}

/**
 * What countries are to the routes that the actor may see: of all countries or of some. Throws NOT_FOUND for anonymous
 * readers.
 */
export async function roleRecords(
  ctx: Ctx,
  iso3s?: readonly string[],
): Promise<readonly (RoleRecord & { iso3: string })[]> {
  return ctx.read
    .select({
      iso3: registerEntryCountries.iso3,
      role: registerEntryCountries.role,
      reportedBy: sql<string | null>`nullif(${registerEntries.reportedBy}, ${registerEntryCountries.iso3})`,
      firstYearSeen: routes.firstYearSeen,
      lastYearSeen: routes.lastYearSeen,
    })
    .from(registerEntryCountries)
    .innerJoin(registerEntries, eq(registerEntries.id, registerEntryCountries.entryId))
    .innerJoin(routes, eq(routes.entryId, registerEntries.id))
    .where(
      and(
        await openEntries(ctx, "routes"),
        iso3s === undefined ? undefined : anyOf(registerEntryCountries.iso3, iso3s),
      ),
    );
}
