/** A contribution comes in: by a link without an account, or from a signed-in contributor. */
import "server-only";
import { eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import {
  contributionIndicators,
  contributionLinks,
  contributionReaders,
  contributions,
} from "@/db/schema/contribution";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import {
  type AssessmentKey,
  type AssessmentRecord,
  contributorSubject,
  mutateAssessment,
} from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { hashOfSecret } from "@/lib/auth/token";
import { personOf } from "@/lib/core/acting-person";
import { actingAs, type Ctx, type MutationCtx } from "@/lib/core/context";
import { addYears } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { done, type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { notify } from "@/lib/notifications/write";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { programmeDay } from "@/lib/settings/programme-day";
import { CONTRIBUTION_ENTITY, contributionContent } from "./content";
import { leadOf } from "./left-behind";
import { lockOpenLink, WITHOUT_ACCOUNT } from "./links";
import { newContributionCode, newReceiptCode } from "./receipt-code";
import { YEARS_KEPT } from "./rules";
import type { Given, SendByLink, SendOwn } from "./schema";
import { uploadTicket } from "./upload-ticket";

/** What the contributor gets: the code of the receipt is told this once; the ticket lets them send files. */
export type Sent = { receipt: string; ticket: string };

/** The assessment of a link, whether it is open or not; null where there is no such link. */
async function keyOfLink(ctx: Ctx, secret: string): Promise<AssessmentKey | null> {
  const [key] = await ctx.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(contributionLinks)
    .innerJoin(assessments, eq(assessments.id, contributionLinks.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(contributionLinks.secretHash, hashOfSecret(secret)));
  return key ?? null;
}

/** Takes in a contribution by a link. Refused where the link is unknown, closed, over or full, without saying which. */
export async function sendByLink(ctx: Ctx, input: SendByLink): Promise<Result<Sent, "link_invalid">> {
  const taken = await takeInByLink(ctx, input);
  if (!taken.ok) return taken;
  const { receipt, contribution } = taken.value;
  return done({ receipt, ticket: uploadTicket(contribution, ctx.now) });
}

/** The same without a ticket for files: what came, by its id, and the code of its receipt. */
export async function takeInByLink(
  ctx: Ctx,
  { token, ...given }: SendByLink,
): Promise<Result<{ receipt: string; contribution: string }, "link_invalid">> {
  const key = await keyOfLink(ctx, token);
  if (key === null) return refused("link_invalid");
  const acting = actingAs(ctx, WITHOUT_ACCOUNT);
  return mutateAssessment(acting, "contribution.send", key, "share", async (inside, assessment) => {
    const link = await lockOpenLink(inside, token);
    if (link === null) return refused("link_invalid");
    const receipt = newReceiptCode();
    const { id, change } = await insertContribution(inside, assessment, given, {
      linkId: link.id,
      contributorId: null,
      receiptHash: hashOfSecret(receipt),
      keeperId: link.createdBy,
    });
    return changed({ receipt, contribution: id }, change);
  });
}

type Asked = AssessmentSubject & { assessment: AssessmentRecord };

/**
 * Takes in a contribution of a signed-in contributor, for who leads the assessment now. Refused where nobody leads it.
 * Throws NOT_FOUND for who is no contributor of it.
 */
export function sendOwn(ctx: Ctx, input: SendOwn): Promise<Result<{ ticket: string }, "nobody_leads">> {
  return mutate<"contribution.send", { ticket: string }, "nobody_leads", Asked>(
    ctx,
    "contribution.send",
    async (inside) => {
      const { subject, assessment } = await contributorSubject(inside, input, "share");
      return { ...subject, assessment };
    },
    async (inside, { assessment }) => {
      const keeperId = await leadOf(inside, assessment.id);
      if (keeperId === null) return refused("nobody_leads");
      const { id, change } = await insertContribution(inside, assessment, input, {
        linkId: null,
        contributorId: personOf(inside),
        receiptHash: null,
        keeperId,
      });
      return changed({ ticket: uploadTicket(id, inside.now) }, change);
    },
  );
}

type WayIn = Pick<typeof contributions.$inferInsert, "linkId" | "contributorId" | "receiptHash" | "keeperId">;

async function insertContribution(
  ctx: MutationCtx,
  { id: assessmentId, state, editionId, editionSha256 }: AssessmentRecord,
  { body, basis, language, accessClass, mayQuote, indicators }: Given,
  wayIn: WayIn,
): Promise<{ id: string; change: AuditChange }> {
  const edition = await editionByHash(ctx, editionSha256);
  const about = [...new Set(indicators)].map((code) => indicatorOf(edition, code).code);
  const id = newId(ctx.now);
  await ctx.tx.insert(contributions).values({
    ...wayIn,
    id,
    code: newContributionCode(),
    assessmentId,
    editionId,
    body,
    basis,
    language,
    accessClass,
    mayQuote,
    receivedAt: ctx.now,
    eraseOn: addYears(await programmeDay(ctx), YEARS_KEPT),
    version: 1,
  });
  if (about.length > 0)
    await ctx.tx
      .insert(contributionIndicators)
      .values(about.map((indicator) => ({ contributionId: id, editionId, indicator, isUsed: false })));
  await ctx.tx
    .insert(contributionReaders)
    .values({ contributionId: id, userId: wayIn.keeperId, grantedAt: ctx.now });
  await notify(ctx, "contribution_received", {
    assessment: { id: assessmentId, state },
    people: [wayIn.keeperId],
  });
  const after = await contributionContent(ctx, id);
  return { id, change: { entity: CONTRIBUTION_ENTITY, entityId: id, version: 1, before: null, after } };
}
