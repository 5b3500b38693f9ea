import "server-only";
import { eq } from "drizzle-orm";
import { assessmentScopes } from "@/db/schema/assessment";
import type { Ctx } from "@/lib/core/context";
import type { SaveScope } from "./schema";

/** Scope and limits as they are saved. */
export type Scope = Omit<SaveScope, "round" | "iso3">;

/** Scope and limits of an assessment; null before the first save. The caller has asked for `scope.read`. */
export async function getScope(ctx: Ctx, assessmentId: string): Promise<Scope | null> {
  const [row] = await ctx.read
    .select({
      version: assessmentScopes.version,
      periodFrom: assessmentScopes.periodFrom,
      periodTo: assessmentScopes.periodTo,
      territory: assessmentScopes.territory,
      governmentLevels: assessmentScopes.governmentLevels,
      placesVisited: assessmentScopes.placesVisited,
      institutionsSilent: assessmentScopes.institutionsSilent,
      limits: assessmentScopes.limits,
      language: assessmentScopes.language,
    })
    .from(assessmentScopes)
    .where(eq(assessmentScopes.assessmentId, assessmentId));
  return row ?? null;
}
