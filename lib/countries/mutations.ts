import "server-only";
import { eq } from "drizzle-orm";
import { countries, countryNames, participations } from "@/db/schema/country";
import { nextVersion } from "@/lib/audit/next-version";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { refused } from "@/lib/core/result";
import { installation } from "@/lib/users/write";
import { m49Country } from "./m49";
import type { AddAreaInput, EndParticipationInput, SetParticipationInput } from "./schema";

/** Adds an area that M49 does not list. Codes of M49 are refused, even where the row is not there. */
export function addArea(ctx: Ctx, { iso3, nameEn, nameAr, otherNames = {}, note }: AddAreaInput) {
  return mutate(ctx, "country.manage", installation, async (inside) => {
    const taken = await inside.read.$count(countries, eq(countries.iso3, iso3));
    if (taken > 0 || m49Country(iso3) !== undefined) return refused("code_taken");
    const countryId = newId(inside.now);
    await inside.tx
      .insert(countries)
      .values({ id: countryId, iso3, iso2: null, m49: null, region: null, subregion: null, note });
    const names = Object.entries({ ...otherNames, en: nameEn, ...(nameAr ? { ar: nameAr } : {}) }).map(
      ([language, name]) => ({ language, name }),
    );
    await inside.tx.insert(countryNames).values(names.map((entry) => ({ countryId, ...entry })));
    return changed(
      { countryId, iso3 },
      {
        entity: "country",
        entityId: countryId,
        version: await nextVersion(inside, "country", countryId),
        before: null,
        after: { iso3, names, note },
      },
    );
  });
}

/** Locks a country and reads its participation. Throws NOT_FOUND. */
async function lockParticipation(ctx: MutationCtx, iso3: string) {
  const [country] = await ctx.read
    .select({ id: countries.id })
    .from(countries)
    .where(eq(countries.iso3, iso3))
    .for("update");
  if (!country) throw new AppError("NOT_FOUND", `country ${iso3}`);
  const [row] = await ctx.read
    .select({
      id: participations.id,
      region: participations.region,
      since: participations.since,
      note: participations.note,
    })
    .from(participations)
    .where(eq(participations.countryId, country.id));
  return { countryId: country.id, row };
}

/** Makes a country part of the programme, or corrects region, beginning or note. */
export function setParticipation(ctx: Ctx, { iso3, region, since, note }: SetParticipationInput) {
  return mutate(ctx, "country.manage", installation, async (inside) => {
    const { countryId, row } = await lockParticipation(inside, iso3);
    const facts = { region, since, note };
    const id = row?.id ?? newId(inside.now);
    if (row) await inside.tx.update(participations).set(facts).where(eq(participations.id, id));
    else await inside.tx.insert(participations).values({ id, countryId, ...facts });
    return changed(
      { iso3 },
      {
        entity: "participation",
        entityId: countryId,
        version: await nextVersion(inside, "participation", countryId),
        before: row ? { iso3, region: row.region, since: row.since, note: row.note } : null,
        after: { iso3, ...facts },
      },
    );
  });
}

/** Takes a country out of the programme, for a reason; what was assessed stays. */
export function endParticipation(ctx: Ctx, { iso3, reason }: EndParticipationInput) {
  return mutate(ctx, "country.manage", installation, async (inside) => {
    const { countryId, row } = await lockParticipation(inside, iso3);
    if (!row) return changed({ iso3 });
    await inside.tx.delete(participations).where(eq(participations.id, row.id));
    return changed(
      { iso3 },
      {
        entity: "participation",
        entityId: countryId,
        version: await nextVersion(inside, "participation", countryId),
        before: { iso3, region: row.region, since: row.since, note: row.note },
        after: null,
        reason,
      },
    );
  });
}
