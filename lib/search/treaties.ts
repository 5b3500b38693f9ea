/** Treaties by what people call them: full titles, short names and the city, in the six UN languages. */
import "server-only";
import { desc, sql } from "drizzle-orm";
import { TREATIES } from "@/db/code-lists";
import type { Ctx } from "@/lib/core/context";
import { token } from "@/lib/registers/fields";
import { TREATY_NAMES } from "@/lib/treaties/names";
import type { Treaty } from "@/lib/treaties/status";
import type { Found } from "./schema";

/** A query comes so near to words of a name: "Palermo Protocoll" does, one word of two does not. */
const LIKENESS_MIN = 0.6;

/** Each name, and the number that the depositary gives the treaty, beside its treaty. */
const NAMED = TREATIES.flatMap((treaty) => {
  const { number, names } = TREATY_NAMES[treaty];
  return [number, ...names.map(({ name }) => name)].map((name) => ({ treaty, name }));
});
const NAMES = sql`unnest(${sql.param(NAMED.map(({ treaty }) => treaty))}::text[], ${sql.param(NAMED.map(({ name }) => name))}::text[]) as named (treaty, name)`;

/** The treaties of which a query holds a name, is a part of one or comes near to it; the nearest first. */
export async function treatiesIn(ctx: Ctx, q: string): Promise<readonly Found[]> {
  const asked = sql`search_fold(${q})`;
  const name = sql`search_fold(named.name)`;
  const nearness = sql<number>`max(strict_word_similarity(${asked}, ${name}))`;
  const rows = await ctx.read
    .select({ treaty: sql<Treaty>`named.treaty` })
    .from(NAMES)
    .where(
      sql`${asked} <> '' and (${name} like '%' || ${asked} || '%' or ${asked} like '%' || ${name} || '%' or strict_word_similarity(${asked}, ${name}) >= ${LIKENESS_MIN})`,
    )
    .groupBy(sql`named.treaty`)
    .orderBy(desc(nearness), sql`named.treaty desc`);
  return rows.map(({ treaty }) => ({
    noun: "treaty",
    code: TREATY_NAMES[treaty].number,
    title: token("treaty", treaty),
    href: "/treaties/status",
    reportedBy: null,
  }));
}
