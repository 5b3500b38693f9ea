/** What the audit chain holds of a noun after a passage was erased from it. */
import "server-only";
import { eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { countryNameDecisions } from "@/db/schema/country-name";
import { ratings } from "@/db/schema/rating";
import { registerEntries } from "@/db/schema/register";
import { rounds } from "@/db/schema/round";
import type { MutationCtx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { valuesOf } from "@/lib/ratings/rows";
import { ratingContent } from "@/lib/ratings/write";
import { entryContent } from "@/lib/registers/content";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { sourceContent } from "@/lib/sources/content";
import { ERASED_MARK } from "./schema";

/** Under which names a content holds texts; undefined: under every one. */
export type TextNames = readonly string[] | undefined;

/** A value with the mark in place of a passage in every text within it. */
export function withoutPassage(value: unknown, passage: string, names: TextNames, name = ""): unknown {
  if (typeof value === "string") {
    return isText(name, names) ? value.replaceAll(passage, ERASED_MARK) : value;
  }
  if (Array.isArray(value)) return value.map((held) => withoutPassage(held, passage, names, name));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [key, withoutPassage(held, passage, names, key)]),
  );
}

/** Whether one of the texts within a value holds the passage; names of fields are no texts. */
export function holdsPassage(value: unknown, passage: string, names: TextNames, name = ""): boolean {
  if (typeof value === "string") return isText(name, names) && value.includes(passage);
  if (Array.isArray(value)) return value.some((held) => holdsPassage(held, passage, names, name));
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, held]) => holdsPassage(held, passage, names, key));
}

function isText(name: string, names: TextNames): boolean {
  return names === undefined || names.includes(name);
}

/**
 * The content of nouns that imports write too, read from their rows: what the chain holds of them may be older; and of
 * decisions about names, whose row may have gone with the name: null. Undefined for every other noun, whose newest
 * revision is its content.
 */
export async function contentNow(
  ctx: MutationCtx,
  entity: string,
  id: string,
): Promise<Record<string, unknown> | null | undefined> {
  if (entity === "country_name_decision") return decisionContent(ctx, id);
  if (entity === "source") return sourceContent(ctx, id);
  if (entity === "register_entry") {
    const { register } = one(
      await ctx.tx
        .select({ register: registerEntries.register })
        .from(registerEntries)
        .where(eq(registerEntries.id, id)),
    );
    return entryContent(ctx, DEFINITIONS[register], id);
  }
  if (entity !== "rating") return undefined;
  const { rating, ...key } = one(
    await ctx.tx
      .select({ rating: ratings, round: rounds.code, iso3: countries.iso3 })
      .from(ratings)
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(eq(ratings.id, id)),
  );
  return ratingContent({ ...key, indicator: rating.indicator, kind: rating.kind }, valuesOf(rating));
}

async function decisionContent(ctx: MutationCtx, id: string) {
  const [decision] = await ctx.tx
    .select({ name: countryNameDecisions.name, iso3: countries.iso3 })
    .from(countryNameDecisions)
    .leftJoin(countries, eq(countries.id, countryNameDecisions.countryId))
    .where(eq(countryNameDecisions.id, id));
  return decision ?? null;
}
