/** Links by which people without an account contribute: made, closed, and found by their secret. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { contributionLinkIndicators, contributionLinks, contributions } from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { type AssessmentKey, assessmentSubject, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { hashOfSecret, newSecret } from "@/lib/auth/token";
import { personOf } from "@/lib/core/acting-person";
import { actingAs, type Ctx, type MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import { indicatorOf } from "@/lib/instruments/edition";
import { programmeDay } from "@/lib/settings/programme-day";
import { LINK_ENTITY } from "./content";
import { linkState } from "./rules";
import type { CloseLink, MakeLink } from "./schema";

/** Who acts where the proof is a link or the code of a receipt, and not a session. */
export const WITHOUT_ACCOUNT = { kind: "system", job: "contribution" } as const;

export type LinkRow = typeof contributionLinks.$inferSelect;

/** Makes a link; its secret is told this once. Refused where its last day lies behind. */
export function makeLink(ctx: Ctx, input: MakeLink): Promise<Result<{ secret: string }, "day_over">> {
  return mutateAssessment(ctx, "contribution_link.manage", input, "share", async (inside, assessment) => {
    const { label, purpose, purposeLanguage, openUntil, contributionsMax } = input;
    if (openUntil < (await programmeDay(inside))) return refused("day_over");
    const edition = await editionByHash(inside, assessment.editionSha256);
    const indicators = [...new Set(input.indicators)].map((code) => indicatorOf(edition, code).code);
    const languages = [...new Set(input.languages)];
    const secret = newSecret();
    const id = newId(inside.now);
    const told = { label, purpose, purposeLanguage, languages, openUntil, contributionsMax };
    await inside.tx.insert(contributionLinks).values({
      ...told,
      id,
      assessmentId: assessment.id,
      secretHash: hashOfSecret(secret),
      createdBy: personOf(inside),
      createdAt: inside.now,
      version: 1,
    });
    if (indicators.length > 0)
      await inside.tx
        .insert(contributionLinkIndicators)
        .values(indicators.map((indicator) => ({ linkId: id, editionId: assessment.editionId, indicator })));
    const after = { round: assessment.round, country: assessment.iso3, ...told, indicators, state: "open" };
    return changed({ secret }, { entity: LINK_ENTITY, entityId: id, version: 1, before: null, after });
  });
}

/** Closes a link for good. One that is closed stays as it is. Throws NOT_FOUND for a link of another assessment. */
export function closeLink(ctx: Ctx, input: CloseLink): Promise<Result<null>> {
  return mutateAssessment(ctx, "contribution_link.manage", input, "share", async (inside, assessment) => {
    const [link] = await inside.tx
      .select()
      .from(contributionLinks)
      .where(and(eq(contributionLinks.id, input.link), eq(contributionLinks.assessmentId, assessment.id)))
      .for("update");
    if (!link) throw new AppError("NOT_FOUND", `link ${input.link}`);
    if (link.closedAt !== null) return changed(null);
    return changed(null, await closedLink(inside, link, assessment));
  });
}

/** Closes a link that is locked and open, and answers its audited change; `reason` where a rule and no person closes it. */
export async function closedLink(
  ctx: MutationCtx,
  link: LinkRow,
  { round, iso3 }: AssessmentKey,
  reason?: string,
): Promise<AuditChange> {
  const version = link.version + 1;
  await ctx.tx
    .update(contributionLinks)
    .set({ closedAt: ctx.now, version })
    .where(eq(contributionLinks.id, link.id));
  const { label, purpose, openUntil } = link;
  const place = { round, country: iso3, label, purpose, openUntil };
  const [before, after] = [
    { ...place, state: "open" },
    { ...place, state: "closed" },
  ];
  return { entity: LINK_ENTITY, entityId: link.id, version, before, after, reason };
}

/** The link of a secret in a transaction, its row locked, where it takes a contribution now; else null. */
export async function lockOpenLink(ctx: MutationCtx, secret: string): Promise<LinkRow | null> {
  const [link] = await ctx.tx
    .select()
    .from(contributionLinks)
    .where(eq(contributionLinks.secretHash, hashOfSecret(secret)))
    .for("update");
  return link && (await isOpen(ctx, link)) ? link : null;
}

async function isOpen(ctx: Ctx, link: LinkRow): Promise<boolean> {
  const [assessment] = await ctx.read
    .select({ state: assessments.state })
    .from(assessments)
    .where(eq(assessments.id, link.assessmentId));
  const came = await ctx.read.$count(contributions, eq(contributions.linkId, link.id));
  const today = await programmeDay(ctx);
  return assessment !== undefined && linkState({ ...link, ...assessment }, today, came) === "open";
}

/** What the page of a link says. */
export type OpenLink = {
  key: AssessmentKey;
  country: string;
  purpose: string;
  purposeLanguage: string;
  languages: readonly string[];
  openUntil: string;
  /** The indicators that may be named; those of the link, or all of the edition where it names none. */
  indicators: readonly { code: string; title: string }[];
};

/** The link of a secret where it is open; null for one that is unknown, closed, over or full, all alike. */
export async function findOpenLink(ctx: Ctx, locale: Locale, secret: string): Promise<OpenLink | null> {
  const [found] = await ctx.read
    .select({ link: contributionLinks, round: rounds.code, iso3: countries.iso3 })
    .from(contributionLinks)
    .innerJoin(assessments, eq(assessments.id, contributionLinks.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(contributionLinks.secretHash, hashOfSecret(secret)), isNull(contributionLinks.closedAt)));
  if (!found || !(await isOpen(ctx, found.link))) return null;
  const { link, ...key } = found;
  const { assessment, names } = await assessmentSubject(actingAs(ctx, WITHOUT_ACCOUNT), key);
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const named = await ctx.read
    .select({ indicator: contributionLinkIndicators.indicator })
    .from(contributionLinkIndicators)
    .where(eq(contributionLinkIndicators.linkId, link.id));
  const asked = new Set(named.map(({ indicator }) => indicator));
  return {
    key,
    country: names[locale] ?? names[DEFAULT_LOCALE] ?? key.iso3,
    purpose: link.purpose,
    purposeLanguage: link.purposeLanguage,
    languages: link.languages,
    openUntil: link.openUntil,
    indicators: [...edition.indicators.values()]
      .filter(({ code }) => asked.size === 0 || asked.has(code))
      .map(({ code, definition }) => ({ code, title: definition.title })),
  };
}
