/** What a signed-in contributor sees: the form, and what became of the own contributions. */
import "server-only";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { contributions } from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { type AssessmentKey, contributorSubject } from "@/lib/assessments/subject";
import { FINISHED_STATES } from "@/lib/assessments/work-rules";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { editionByHash } from "@/lib/editions/queries";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { type ReceiptView, receiptViews } from "./receipt";
import { uploadTicket } from "./upload-ticket";

export type OwnPage = {
  country: string;
  indicators: readonly { code: string; title: string }[];
  contributions: readonly (ReceiptView & { id: string; code: string; ticket: string | null })[];
};

/** Reads the page of a contributor. Throws NOT_FOUND for who is none of this assessment, and once it is over. */
export async function ownContributionsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<OwnPage> {
  const { assessment, names } = await contributorSubject(ctx, key);
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const rows = await ctx.read
    .select()
    .from(contributions)
    .where(
      and(eq(contributions.assessmentId, assessment.id), eq(contributions.contributorId, ctx.actor.userId)),
    )
    .orderBy(desc(contributions.receivedAt), desc(contributions.id));
  const views = await receiptViews(ctx, rows);
  return {
    country: names[locale] ?? names[DEFAULT_LOCALE] ?? key.iso3,
    indicators: [...edition.indicators.values()].map(({ code, definition }) => ({
      code,
      title: definition.title,
    })),
    contributions: rows.flatMap(({ id, code }, index) => {
      const view = views[index];
      return view === undefined
        ? []
        : [{ ...view, id, code, ticket: view.mayAddFile ? uploadTicket(id, ctx.now) : null }];
    }),
  };
}

/** The assessments to which a person is asked to contribute now. */
export async function contributorCalls(
  ctx: PersonCtx,
  locale: Locale,
): Promise<readonly (AssessmentKey & { country: string })[]> {
  const rows = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3, state: assessments.state })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(assessmentDuties.userId, ctx.actor.userId),
        eq(assessmentDuties.duty, "contributor"),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .orderBy(asc(rounds.code), asc(countries.iso3));
  const open = rows.filter(({ state }) => !FINISHED_STATES.includes(state));
  const names = await countryNamesOf(ctx, locale, [...new Set(open.map(({ iso3 }) => iso3))]);
  return open.map(({ round, iso3 }) => ({ round, iso3, country: names.get(iso3) ?? iso3 }));
}
