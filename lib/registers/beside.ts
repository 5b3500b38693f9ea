/** The entries of registers that bear on the indicators of a domain, for the cards of one country. */
import "server-only";
import { and, desc, eq, inArray, isNull, lte, not, sql } from "drizzle-orm";
import type { CitationShows, RegisterKey } from "@/db/enums";
import { registerCitations, registerEntries } from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { countryNamesOf } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { consentEnded, visibleTo as sourcesVisibleTo } from "@/lib/sources/visible-to";
import { names } from "./conditions";
import type { FactEntry, RegisterFacts } from "./view";
import { visibleTo } from "./visible-to";
import { countriesIn } from "./words";

/** So many entries of a register stand beside an indicator; the table holds the others. */
const NEWEST = 5;

type Asked = {
  iso3: string;
  /** The country's name in the reader's language. */
  country: string;
  registers: readonly RegisterKey[];
  /** Today in the programme's zone. */
  today: string;
};

/**
 * How many entries of each register the actor may see of a country, and the newest of them, each with its newest
 * supporting passage of a source that is open to the actor. One statement for all registers, another where titles name
 * further countries.
 */
export async function factsOfRegisters(
  ctx: Ctx,
  locale: Locale,
  { iso3, country, registers, today }: Asked,
): Promise<ReadonlyMap<RegisterKey, RegisterFacts>> {
  if (registers.length === 0) return new Map();
  const visible = ctx.read
    .select({
      id: registerEntries.id,
      register: registerEntries.register,
      code: registerEntries.code,
      title: registerEntries.title,
      language: registerEntries.language,
      status: registerEntries.status,
      total: sql<number>`(count(*) over (partition by ${registerEntries.register}))::int`.as("total"),
      place:
        sql<number>`(row_number() over (partition by ${registerEntries.register} order by ${registerEntries.updatedAt} desc, ${registerEntries.code}))::int`.as(
          "place",
        ),
    })
    .from(registerEntries)
    .where(
      and(
        inArray(registerEntries.register, [...registers]),
        inArray(registerEntries.status, ["draft", "checked"]),
        names(iso3),
        visibleTo(ctx.actor, today),
      ),
    )
    .as("visible");
  const passage = ctx.read
    .select({
      passageId: passages.id,
      shows: registerCitations.shows,
      source: sources.code,
      locator: passages.locator,
    })
    .from(registerCitations)
    .innerJoin(passages, eq(passages.id, registerCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(
      and(
        eq(registerCitations.entryId, visible.id),
        eq(registerCitations.stance, "supports"),
        isNull(registerCitations.removedAt),
        isNull(sources.withdrawnAt),
        not(consentEnded),
        sourcesVisibleTo(ctx),
      ),
    )
    .orderBy(desc(registerCitations.createdAt), desc(registerCitations.id))
    .limit(1)
    .as("passage");
  const rows = await ctx.read
    .select({
      register: visible.register,
      code: visible.code,
      title: visible.title,
      language: visible.language,
      status: visible.status,
      total: visible.total,
      passageId: passage.passageId,
      shows: passage.shows,
      source: passage.source,
      locator: passage.locator,
    })
    .from(visible)
    .leftJoinLateral(passage, sql`true`)
    .where(lte(visible.place, NEWEST))
    .orderBy(visible.register, visible.place);
  const others = countriesIn(rows.map(({ title }) => title)).filter((code) => code !== iso3);
  const countryNames = {
    ...Object.fromEntries(await countryNamesOf(ctx, locale, others)),
    [iso3]: country,
  };
  const byRegister = Map.groupBy(rows, ({ register }) => register);
  return new Map(
    registers.map((register) => {
      const own = byRegister.get(register) ?? [];
      return [
        register,
        { register, total: own[0]?.total ?? 0, entries: own.map(entryOf), countryNames },
      ] as const;
    }),
  );
}

type Row = Omit<FactEntry, "passage"> & {
  passageId: string | null;
  shows: CitationShows | null;
  source: string | null;
  locator: string | null;
};

function entryOf({ code, title, language, status, passageId, shows, source, locator }: Row): FactEntry {
  const isCitable = passageId !== null && shows !== null && source !== null;
  return {
    code,
    title,
    language,
    status,
    passage: isCitable ? { id: passageId, shows, source, locator } : null,
  };
}
