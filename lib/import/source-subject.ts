import "server-only";
import type { MutationCtx } from "@/lib/core/context";
import { NO_PART } from "@/lib/policy/source";
import type { SourceSubject } from "@/lib/policy/subjects";
import { mayAddTo } from "@/lib/sources/visible-to";

/** What `source.add` is asked about for several sources at once: of each, the actor drafts in one of the countries. */
export async function addToAllSubject(
  ctx: MutationCtx,
  countriesOfEach: readonly (readonly string[])[],
): Promise<SourceSubject> {
  const known = new Map<string, boolean>();
  const mayAdd = async (iso3: string) => {
    const may = known.get(iso3) ?? (await mayAddTo(ctx, iso3));
    known.set(iso3, may);
    return may;
  };
  let onDraftingTeam = countriesOfEach.length > 0;
  for (const countries of countriesOfEach) {
    let inOne = false;
    for (const iso3 of countries) inOne ||= await mayAdd(iso3);
    onDraftingTeam &&= inOne;
  }
  return {
    kind: "source",
    accessClass: "public",
    mayBePublic: true,
    ...NO_PART,
    isAuthor: true,
    onTeam: onDraftingTeam,
    onDraftingTeam,
  };
}
