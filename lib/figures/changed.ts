/** Figures of the versions in force whose entries do not stand as they were published: no reader outside the team sees them. */
import "server-only";
import { and, eq, not, or, type SQL, sql } from "drizzle-orm";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { entryFacts, isPublishedSql } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { type FigurePlace, type FigureRegister, figurePlaceSchema } from "./schema";

/**
 * Whether it may be told where a figure stood that is not shown any more: nobody made its entry one for the team or for a
 * later day since, nor does it lack what lets it speak of another State. A condition on rows of `register_entries`.
 */
export function isPlaceOpenSql(today: string): SQL<boolean> {
  const { dayHasCome, isCorroborated } = entryFacts({ kind: "anonymous" }, today);
  return sql<boolean>`(${and(
    eq(registerEntries.accessClass, "public"),
    dayHasCome,
    or(eq(registerEntries.namesOtherState, false), isCorroborated),
  )})`;
}

/** How many figures of the version in force changed since, and where those stood of which that may be told. */
export async function changedFigures(
  ctx: Ctx,
  register: FigureRegister,
  iso3: string,
): Promise<{ count: number; places: readonly FigurePlace[] }> {
  const day = await programmeDay(ctx);
  const rows = await ctx.read
    .select({ place: publishedFigures.place, isOpen: isPlaceOpenSql(day) })
    .from(publishedFigures)
    .innerJoin(figureVersions, eq(figureVersions.id, publishedFigures.versionId))
    .innerJoin(registerEntries, eq(registerEntries.id, publishedFigures.entryId))
    .where(
      and(
        eq(figureVersions.isCurrent, true),
        eq(figureVersions.register, register),
        eq(figureVersions.iso3, iso3),
        not(isPublishedSql(day)),
      ),
    );
  return {
    count: rows.length,
    places: rows.flatMap(({ place, isOpen }) =>
      isOpen && place !== null ? [figurePlaceSchema.parse(place)] : [],
    ),
  };
}
