import "server-only";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { TEAM_DUTIES } from "@/lib/policy/duties";
import type { EntrySubject } from "@/lib/policy/subjects";
import { addingPlaces } from "./new-entry-subject";

/** What the actor is to the entries of one country as a whole. Throws NOT_FOUND for a country that does not exist. */
export async function countryEntrySubject(ctx: Ctx, iso3: string): Promise<EntrySubject> {
  const subject = (await countryEntrySubjects(ctx, iso3)).get(iso3);
  if (!subject) throw new AppError("NOT_FOUND", `country ${iso3}`);
  return subject;
}

/** The same for every country, or for one of them, by ISO code. As many statements for one as for all. */
export async function countryEntrySubjects(
  ctx: Ctx,
  only?: string,
): Promise<ReadonlyMap<string, EntrySubject>> {
  const known = await ctx.read
    .select({ iso3: countries.iso3 })
    .from(countries)
    .where(only === undefined ? undefined : eq(countries.iso3, only));
  const places = await addingPlaces(ctx);
  const onTeam = await teamPlaces(ctx);
  return new Map(
    known.map(({ iso3 }) => {
      const may = places.all || places.iso3s.includes(iso3);
      return [
        iso3,
        {
          kind: "entry",
          status: "draft",
          accessClass: "restricted",
          dayHasCome: true,
          namesOtherState: false,
          isCorroborated: false,
          isReleased: false,
          isWriter: false,
          onTeam: may || onTeam === "all" || onTeam.has(iso3),
          onDraftingTeam: may,
          isSteward: ctx.actor.kind === "user" && (places.all || places.stewarded.includes(iso3)),
          isOfOwnState: false,
        },
      ];
    }),
  );
}

/** Whether the actor may see the counts of any country as they were entered: the twin of `entry.read_raw` over all. */
export async function readsRawSomewhere(ctx: Ctx): Promise<boolean> {
  const { actor } = ctx;
  if (actor.kind !== "user" || hasRole(actor, "administrator")) return actor.kind === "system";
  if (hasRole(actor, "data_steward")) return true;
  const places = await teamPlaces(ctx);
  return places === "all" || places.size > 0;
}

/** The countries in whose assessments the actor has a duty now that belongs to the team. */
async function teamPlaces(ctx: Ctx): Promise<"all" | ReadonlySet<string>> {
  if (ctx.actor.kind !== "user") return ctx.actor.kind === "system" ? "all" : new Set();
  if (hasRole(ctx.actor, "programme_manager")) return "all";
  const rows = await ctx.read
    .selectDistinct({ iso3: countries.iso3 })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(assessmentDuties.userId, ctx.actor.userId),
        isNull(assessmentDuties.endedAt),
        inArray(assessmentDuties.duty, [...TEAM_DUTIES]),
      ),
    );
  return new Set(rows.map(({ iso3 }) => iso3));
}
