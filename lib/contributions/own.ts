/** What a signed-in contributor sees: the form, and what became of the own contributions. */
import "server-only";
import { and, asc, desc, eq, or, type SQL, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { contributions } from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { type AssessmentKey, contributorSubject } from "@/lib/assessments/subject";
import { visibleTo } from "@/lib/assessments/visible-to";
import { actingAs } from "@/lib/core/context";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { editionByHash } from "@/lib/editions/queries";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { WITHOUT_ACCOUNT } from "./links";
import { type ReceiptView, receiptViews } from "./receipt";
import { uploadTicket } from "./upload-ticket";

/** An assessment to which a person gives, or gave. */
export type ContributorCall = AssessmentKey & { country: string; isAsked: boolean };

export type OwnPage = {
  country: string;
  /** What a contribution may be about; null for who is not asked to give, or not any more. */
  indicators: readonly { code: string; title: string }[] | null;
  contributions: readonly (ReceiptView & { id: string; code: string; ticket: string | null })[];
};

/**
 * Reads the page of a contributor. Who gave something finds it for as long as there is an assessment, also once it is
 * published or the duty has ended, because consent can be taken back at any time. Throws NOT_FOUND for who neither gave
 * to it nor is asked to.
 */
export async function ownContributionsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<OwnPage> {
  const rows = await ctx.read
    .select({ row: contributions })
    .from(contributions)
    .innerJoin(assessments, eq(assessments.id, contributions.assessmentId))
    .innerJoin(rounds, and(eq(rounds.id, assessments.roundId), eq(rounds.code, key.round)))
    .innerJoin(countries, and(eq(countries.id, assessments.countryId), eq(countries.iso3, key.iso3)))
    .where(eq(contributions.contributorId, ctx.actor.userId))
    .orderBy(desc(contributions.receivedAt), desc(contributions.id));
  const asking = rows.length === 0 ? ctx : actingAs(ctx, WITHOUT_ACCOUNT);
  const { assessment, names } = await contributorSubject(asking, key);
  const isAsked = rows.length === 0 || (await isAskedNow(ctx, assessment.id));
  const edition = isAsked ? await editionByHash(ctx, assessment.editionSha256) : null;
  const views = await receiptViews(
    ctx,
    rows.map(({ row }) => row),
  );
  return {
    country: names[locale] ?? names[DEFAULT_LOCALE] ?? key.iso3,
    indicators:
      edition === null
        ? null
        : [...edition.indicators.values()].map(({ code, definition }) => ({ code, title: definition.title })),
    contributions: rows.flatMap(({ row: { id, code } }, index) => {
      const view = views[index];
      return view === undefined
        ? []
        : [{ ...view, id, code, ticket: view.mayAddFile ? uploadTicket(id, ctx.now) : null }];
    }),
  };
}

async function isAskedNow(ctx: PersonCtx, assessmentId: string): Promise<boolean> {
  const asked = and(eq(assessments.id, assessmentId), visibleTo(ctx.actor, "contribution.send"));
  return (await ctx.read.$count(assessments, asked)) > 0;
}

/** The assessments to which a person is asked to contribute now, and those to which they gave something. */
export async function contributorCalls(ctx: PersonCtx, locale: Locale): Promise<readonly ContributorCall[]> {
  const rows = await ctx.read
    .select({
      round: rounds.code,
      iso3: countries.iso3,
      isAsked: sql<boolean>`coalesce(${visibleTo(ctx.actor, "contribution.send") ?? sql`false`}, false)`,
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(or(visibleTo(ctx.actor, "contribution.send"), hasGiven(ctx.actor.userId)))
    .orderBy(asc(rounds.code), asc(countries.iso3));
  const names = await countryNamesOf(ctx, locale, [...new Set(rows.map(({ iso3 }) => iso3))]);
  return rows.map(({ round, iso3, isAsked }) => ({
    round,
    iso3,
    isAsked,
    country: names.get(iso3) ?? iso3,
  }));
}

function hasGiven(userId: string): SQL<boolean> {
  return sql<boolean>`exists (select 1 from ${contributions} where ${contributions.assessmentId} = ${assessments.id} and ${contributions.contributorId} = ${userId})`;
}
