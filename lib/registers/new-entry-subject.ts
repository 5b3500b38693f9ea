import "server-only";
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { stewardCountries } from "@/db/schema/register";
import { type Ctx, hasRole } from "@/lib/core/context";
import { DRAFTING_DUTIES } from "@/lib/policy/duties";
import type { EntrySubject } from "@/lib/policy/subjects";
import type { EntryInput } from "./entry-schema";
import type { RegisterDefinition } from "./fields";

/** Countries for which a person may add entries; `all` for stewards of every country and for commands. */
export type AddingPlaces = {
  all: boolean;
  /** Where it drafts, and where it is a steward. */
  iso3s: readonly string[];
  /** Where it is a steward. */
  stewarded: readonly string[];
};

/** Where the actor may add entries: where it drafts an assessment now, and where it is a data steward. */
export async function addingPlaces(ctx: Ctx): Promise<AddingPlaces> {
  const { actor } = ctx;
  if (actor.kind === "anonymous") return { all: false, iso3s: [], stewarded: [] };
  if (actor.kind === "system") return { all: true, iso3s: [], stewarded: [] };
  if (hasRole(actor, "administrator")) return { all: false, iso3s: [], stewarded: [] };
  const stewarded = hasRole(actor, "data_steward")
    ? await ctx.read
        .select({ iso3: stewardCountries.iso3 })
        .from(stewardCountries)
        .where(eq(stewardCountries.userId, actor.userId))
    : null;
  if (stewarded !== null && stewarded.length === 0) return { all: true, iso3s: [], stewarded: [] };
  const drafted = await ctx.read
    .selectDistinct({ iso3: countries.iso3 })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(assessmentDuties.userId, actor.userId),
        isNull(assessmentDuties.endedAt),
        inArray(assessmentDuties.duty, [...DRAFTING_DUTIES]),
        sql`${assessments.state} = 'drafting'`,
      ),
    );
  return {
    all: false,
    iso3s: [...(stewarded ?? []), ...drafted].map(({ iso3 }) => iso3),
    stewarded: (stewarded ?? []).map(({ iso3 }) => iso3),
  };
}

/** Subject of `entry.add`: what the actor would be to an entry that names these countries. */
export async function newEntrySubject(
  ctx: Ctx,
  definition: RegisterDefinition,
  input: Pick<EntryInput, "values" | "rows" | "accessClass">,
): Promise<EntrySubject> {
  return addedAt(await addingPlaces(ctx), definition, input);
}

/** Subject of `entry.add` for many entries at once: whether the actor may add anywhere. Each is asked about by itself. */
export async function addingSubject(ctx: Ctx): Promise<EntrySubject> {
  const { all, iso3s } = await addingPlaces(ctx);
  return subjectWhere(all || iso3s.length > 0, "restricted");
}

/** Subject of `entry.check` for many entries at once: whether the actor is a steward anywhere. Each is asked about by itself. */
export async function checkingSubject(ctx: Ctx): Promise<EntrySubject> {
  const { all, stewarded } = await addingPlaces(ctx);
  const isSteward = all || stewarded.length > 0;
  return { ...subjectWhere(isSteward, "restricted"), isWriter: false, isSteward };
}

/** The same where it is known already in which places the actor may add. */
export function addedAt(
  places: AddingPlaces,
  definition: RegisterDefinition,
  { values, rows, accessClass }: Pick<EntryInput, "values" | "rows" | "accessClass">,
): EntrySubject {
  const named = definition.countries(values, rows).map(({ iso3 }) => iso3);
  return subjectWhere(places.all || named.some((iso3) => places.iso3s.includes(iso3)), accessClass);
}

function subjectWhere(may: boolean, accessClass: EntrySubject["accessClass"]): EntrySubject {
  return {
    kind: "entry",
    status: "draft",
    accessClass,
    dayHasCome: true,
    namesOtherState: true,
    isCorroborated: false,
    isReleased: false,
    isOfOwnState: false,
    isWriter: true,
    onTeam: may,
    onDraftingTeam: may,
    isSteward: false,
  };
}
