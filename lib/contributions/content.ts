/** What the audit chain keeps of a contribution: every field but the hash of its receipt, and what hangs on it. */
import "server-only";
import { asc, eq } from "drizzle-orm";
import {
  contributionAdditions,
  contributionFiles,
  contributionIndicators,
  contributionReaders,
  contributions,
} from "@/db/schema/contribution";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { one } from "@/lib/core/rows";

/** Names of the audited nouns of this folder. */
export const CONTRIBUTION_ENTITY = "contribution";
export const LINK_ENTITY = "contribution_link";

/** The audited content of a contribution as it is now. */
export async function contributionContent(ctx: MutationCtx, id: string): Promise<Record<string, unknown>> {
  const row = one(await ctx.tx.select().from(contributions).where(eq(contributions.id, id)));
  const marked = await ctx.tx
    .select({ indicator: contributionIndicators.indicator, isUsed: contributionIndicators.isUsed })
    .from(contributionIndicators)
    .where(eq(contributionIndicators.contributionId, id))
    .orderBy(asc(contributionIndicators.indicator));
  const readers = await ctx.tx
    .select({ userId: contributionReaders.userId })
    .from(contributionReaders)
    .where(eq(contributionReaders.contributionId, id))
    .orderBy(asc(contributionReaders.userId));
  const additions = await ctx.tx
    .select({
      body: contributionAdditions.body,
      language: contributionAdditions.language,
      addedAt: contributionAdditions.addedAt,
    })
    .from(contributionAdditions)
    .where(eq(contributionAdditions.contributionId, id))
    .orderBy(asc(contributionAdditions.id));
  const files = await ctx.tx
    .select({ name: contributionFiles.fileName })
    .from(contributionFiles)
    .where(eq(contributionFiles.contributionId, id))
    .orderBy(asc(contributionFiles.id));
  const { id: _id, version: _version, receiptHash: _receipt, ...fields } = row;
  return {
    ...fields,
    about: marked.flatMap(({ indicator, isUsed }) => (isUsed ? [] : [indicator])),
    usedIn: marked.flatMap(({ indicator, isUsed }) => (isUsed ? [indicator] : [])),
    readers: readers.map(({ userId }) => userId),
    additions,
    files: files.map(({ name }) => name),
  };
}

/** Raises the version of a contribution after a write and answers its audited change. */
export async function contributionChange(
  ctx: MutationCtx,
  { id, version: earlier }: { id: string; version: number },
  before: Record<string, unknown>,
  reason?: string,
): Promise<AuditChange> {
  const version = earlier + 1;
  await ctx.tx.update(contributions).set({ version }).where(eq(contributions.id, id));
  const after = await contributionContent(ctx, id);
  return { entity: CONTRIBUTION_ENTITY, entityId: id, version, before, after, reason };
}
