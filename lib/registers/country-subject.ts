import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { EntrySubject } from "@/lib/policy/subjects";
import { addingPlaces } from "./new-entry-subject";

const TEAM: readonly string[] = ["lead", "assessor", "second_rater", "reviewer", "approver"];

/** What the actor is to the entries of one country as a whole. Throws NOT_FOUND for a country that does not exist. */
export async function countryEntrySubject(ctx: Ctx, iso3: string): Promise<EntrySubject> {
  const [country] = await ctx.read
    .select({ id: countries.id })
    .from(countries)
    .where(eq(countries.iso3, iso3));
  if (!country) throw new AppError("NOT_FOUND", `country ${iso3}`);
  const places = await addingPlaces(ctx);
  const may = places.all || places.iso3s.includes(iso3);
  return {
    kind: "entry",
    status: "draft",
    accessClass: "restricted",
    dayHasCome: true,
    namesOtherState: false,
    isCorroborated: false,
    isReleased: false,
    isWriter: false,
    onTeam: may || (await isOnTeam(ctx, country.id)),
    onDraftingTeam: may,
    isSteward: ctx.actor.kind === "user" && (places.all || places.stewarded.includes(iso3)),
  };
}

async function isOnTeam(ctx: Ctx, countryId: string): Promise<boolean> {
  if (ctx.actor.kind !== "user") return ctx.actor.kind === "system";
  if (hasRole(ctx.actor, "programme_manager")) return true;
  const rows = await ctx.read
    .select({ duty: assessmentDuties.duty })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .where(
      and(
        eq(assessments.countryId, countryId),
        eq(assessmentDuties.userId, ctx.actor.userId),
        isNull(assessmentDuties.endedAt),
      ),
    );
  return rows.some(({ duty }) => TEAM.includes(duty));
}
