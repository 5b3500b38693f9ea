/** Search over everything that the actor may see: words by language, and spellings that come near. */
import "server-only";
import { type AnyColumn, and, asc, desc, eq, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { registerEntries } from "@/db/schema/register";
import { searchDocuments } from "@/db/schema/search";
import { sources } from "@/db/schema/source";
import { visibleTo as assessmentsVisibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { countryKnowledgeOf } from "@/lib/countries/name-queries";
import { type CountryKnowledge, resolveCountry } from "@/lib/countries/resolve-country";
import type { Locale } from "@/lib/i18n/locales";
import { token } from "@/lib/registers/fields";
import { visibleTo as entriesVisibleTo } from "@/lib/registers/visible-to";
import { corridorPath } from "@/lib/routes/corridors";
import { programmeDay } from "@/lib/settings/programme-day";
import { visibleTo as sourcesVisibleTo } from "@/lib/sources/visible-to";
import { countryPairsIn, hasParts } from "./country-pair";
import { FOUND_PER_NOUN, type Found, SEARCH_NOUNS, type SearchNoun } from "./schema";
import { treatiesIn } from "./treaties";

/**
 * What comes near a spelling comes so near to whole words of it: by parts of two words alone, "Dovanda" would come near
 * "Irlanda del".
 */
const WORDS_LIKENESS_MIN = 0.3;

/** The rule of each noun on its own table: nothing is found that its own list would not show. */
async function visible(
  ctx: Ctx,
  { noun, entityId }: { noun: SQLWrapper; entityId: SQLWrapper },
): Promise<SQL> {
  const day = await programmeDay(ctx);
  const isOfNoun = (one: SearchNoun) => sql`${noun} = ${one}`;
  const all = sql`true`;
  return sql`case
    when ${isOfNoun("country")} then true
    when ${isOfNoun("indicator")} then exists (select 1 from ${instrumentEditions} where ${instrumentEditions.id} = ${entityId})
    when ${isOfNoun("assessment")} then exists (select 1 from ${assessments} where ${and(sql`${assessments.id} = ${entityId}`, assessmentsVisibleTo(ctx.actor) ?? all)})
    when ${isOfNoun("source")} then exists (select 1 from ${sources} where ${and(sql`${sources.id} = ${entityId}`, sourcesVisibleTo(ctx) ?? all)})
    else exists (select 1 from ${registerEntries} where ${and(sql`${registerEntries.id} = ${entityId}`, entriesVisibleTo(ctx.actor, day) ?? all)})
  end`;
}

/** The countries that a query names as a whole, as an import reads it; for a part of a State, that State. */
function countriesNamed(q: string, knowledge: CountryKnowledge): readonly string[] {
  const answer = resolveCountry(q, knowledge);
  if (answer.kind === "known") return [answer.iso3];
  if (answer.kind === "ambiguous") return answer.iso3s;
  return answer.kind === "not_country" && answer.partOf !== null ? [answer.partOf] : [];
}

/** The corridor of two countries that the query names; there is one between any two, open to whom may search. */
function corridorsIn(q: string, knowledge: CountryKnowledge): readonly Found[] {
  if (!hasParts(q)) return [];
  const pairs = countryPairsIn(q, knowledge);
  return pairs.slice(0, FOUND_PER_NOUN).map(([first, second]) => ({
    noun: "corridor",
    code: `${first}-${second}`,
    title: `${token("country", first)} – ${token("country", second)}`,
    href: corridorPath(first, second),
    reportedBy: null,
  }));
}

function addressOf(noun: SearchNoun, code: string): string {
  switch (noun) {
    case "country":
      return `/countries/${code}`;
    case "assessment":
      return `/rounds/${code}`;
    case "indicator":
      return `/method#${code}`;
    case "source":
      return `/sources/${code}`;
    default:
      return `/${noun}/${code}`;
  }
}

/**
 * What fits the words of a query, the best of each kind first, the kind of a thing whose code was typed before all
 * others, the corridor of two countries that it names, and treaties by what people call them; at most `FOUND_PER_NOUN` of each, and every country that the
 * query as a whole stands for by a name, a former name, or that of a State that is no more. A thing that has
 * names in several languages is found once, by its name in the reader's language where that fits as well; a country is
 * called by that name always. Throws NOT_FOUND for anonymous readers.
 */
export async function search(ctx: Ctx, locale: Locale, q: string): Promise<readonly Found[]> {
  if (ctx.actor.kind === "anonymous" || hasRole(ctx.actor, "administrator")) {
    throw new AppError("NOT_FOUND", "search");
  }
  if (q === "") return [];
  const knowledge = await countryKnowledgeOf(ctx);
  const named = sql.param([...countriesNamed(q, knowledge)]);
  const isNamed = (noun: AnyColumn, code: AnyColumn) =>
    sql`(${noun} = 'country' and ${code} = any(${named}::text[]))`;
  const folded = sql`search_fold(${q})`;
  const near = sql<number>`word_similarity(${folded}, ${searchDocuments.folded})`;
  const inWords = sql`websearch_to_tsquery(search_config(${searchDocuments.language}), ${q})`;
  const byReader = sql`websearch_to_tsquery(search_config(${locale}), ${q})`;
  const rank = sql<number>`(case when lower(${searchDocuments.code}) = lower(btrim(${q})) or ${isNamed(searchDocuments.noun, searchDocuments.code)} then 4 else 0 end) + ${near} + ts_rank(${searchDocuments.words}, ${inWords})`;
  const best = ctx.read
    .selectDistinctOn([searchDocuments.noun, searchDocuments.entityId, searchDocuments.code], {
      noun: searchDocuments.noun,
      entityId: searchDocuments.entityId,
      code: searchDocuments.code,
      title:
        sql<string>`case when ${searchDocuments.noun} = 'country' and ${searchDocuments.language} <> ${locale} then '[[country:' || ${searchDocuments.code} || ']]' else ${searchDocuments.title} end`.as(
          "called",
        ),
      rank: rank.as("rank"),
    })
    .from(searchDocuments)
    .where(
      or(
        sql`(${searchDocuments.noun}, ${searchDocuments.entityId}, ${searchDocuments.code}, ${searchDocuments.language}) in (select noun, entity_id, code, language from search_near(${q}) where strict_word_similarity(${folded}, folded) >= ${WORDS_LIKENESS_MIN})`,
        sql`(${folded} <> '' and ${searchDocuments.folded} like '%' || ${folded} || '%')`,
        isNamed(searchDocuments.noun, searchDocuments.code),
        sql`${searchDocuments.words} @@ ${byReader}`,
        sql`${searchDocuments.words} @@ websearch_to_tsquery('simple', ${q})`,
      ),
    )
    .orderBy(
      searchDocuments.noun,
      searchDocuments.entityId,
      searchDocuments.code,
      desc(sql`${searchDocuments.language} = ${locale}`),
      desc(rank),
    )
    .as("best");
  const placed = ctx.read
    .select({
      noun: best.noun,
      entityId: best.entityId,
      code: best.code,
      title: best.title,
      rank: best.rank,
      place:
        sql<number>`row_number() over (partition by ${best.noun} order by ${best.rank} desc, ${best.code})`.as(
          "place",
        ),
    })
    .from(best)
    .where(await visible(ctx, best))
    .as("placed");
  const rows = await ctx.read
    .select({
      noun: placed.noun,
      code: placed.code,
      title: placed.title,
      reportedBy: registerEntries.reportedBy,
    })
    .from(placed)
    .leftJoin(
      registerEntries,
      and(eq(registerEntries.id, placed.entityId), eq(registerEntries.namesOtherState, true)),
    )
    .where(or(sql`${placed.place} <= ${FOUND_PER_NOUN}`, isNamed(placed.noun, placed.code)))
    .orderBy(asc(placed.noun), asc(placed.place));
  const isAsked = ({ code }: { code: string }) => code.toLowerCase() === q.trim().toLowerCase();
  const asked = new Set(rows.filter(isAsked).map(({ noun }) => noun));
  const inOrder = SEARCH_NOUNS.toSorted((a, b) => Number(asked.has(b)) - Number(asked.has(a)));
  const found = inOrder.flatMap((noun) =>
    rows.filter((row) => row.noun === noun).map((row) => ({ ...row, noun, href: addressOf(noun, row.code) })),
  );
  const treaties = await treatiesIn(ctx, q);
  const { first = [], others = [] } = Object.groupBy(found, ({ noun }) =>
    asked.has(noun) ? "first" : "others",
  );
  return [...corridorsIn(q, knowledge), ...first, ...treaties, ...others];
}
