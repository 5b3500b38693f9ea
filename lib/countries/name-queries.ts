import "server-only";
import { asc, desc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { countries, countryNames } from "@/db/schema/country";
import { countryNameDecisions } from "@/db/schema/country-name";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { NameDecision } from "./name-decision";
import { type CountryKnowledge, countryKnowledge } from "./resolve-country";

/** What this installation knows about names of countries, for `resolveCountry`. Open to every signed-in person. */
export async function countryKnowledgeOf(ctx: Ctx): Promise<CountryKnowledge> {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "countries");
  const rows = await ctx.read
    .select({ id: countries.id, iso3: countries.iso3, iso2: countries.iso2, m49: countries.m49 })
    .from(countries)
    .orderBy(countries.iso3);
  const names = await ctx.read
    .select({ countryId: countryNames.countryId, name: countryNames.name })
    .from(countryNames);
  const decisions = await ctx.read
    .select({ nameKey: countryNameDecisions.nameKey, iso3: countries.iso3 })
    .from(countryNameDecisions)
    .leftJoin(countries, eq(countries.id, countryNameDecisions.countryId));
  const namesOf = Map.groupBy(names, ({ countryId }) => countryId);
  return countryKnowledge(
    rows.map(({ id, ...country }) => ({
      ...country,
      names: (namesOf.get(id) ?? []).map(({ name }) => name),
    })),
    new Map(decisions.map(({ nameKey, iso3 }) => [nameKey, iso3])),
  );
}

/** Throws FORBIDDEN but for those who may decide what names stand for. */
export function requireDecider(ctx: Ctx): void {
  if (!can(ctx.actor, "country_name.decide", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "country_name.decide");
  }
}

/** What people decided about names, newest first. Throws FORBIDDEN but for those who may decide. */
export async function listNameDecisions(ctx: Ctx): Promise<readonly NameDecision[]> {
  requireDecider(ctx);
  const person = alias(users, "decided_by");
  const rows = await ctx.read
    .select({
      name: countryNameDecisions.name,
      iso3: countries.iso3,
      decidedBy: person.name,
      decidedAt: countryNameDecisions.decidedAt,
      version: countryNameDecisions.version,
    })
    .from(countryNameDecisions)
    .leftJoin(countries, eq(countries.id, countryNameDecisions.countryId))
    .leftJoin(person, eq(person.id, countryNameDecisions.decidedBy))
    .orderBy(desc(countryNameDecisions.decidedAt), asc(countryNameDecisions.nameKey));
  return rows.map(({ decidedAt, ...decision }) => ({ ...decision, decidedAt: decidedAt.toISOString() }));
}
