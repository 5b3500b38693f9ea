/** How drafts of editions are read and locked; for use inside this folder. */
import "server-only";
import { and, eq, getTableColumns, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { editionDrafts } from "@/db/schema/edition-draft";
import { indicators, instrumentEditions } from "@/db/schema/instrument";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { CrosswalkRow } from "@/lib/instruments/crosswalk";
import type { DraftGround } from "@/lib/instruments/draft";
import { decisionsSchema } from "./draft-schema";
import { editionByHash } from "./queries";

/** A draft with the edition that it is made from. */
export type DraftRow = Omit<typeof editionDrafts.$inferSelect, "decisions"> & {
  decisions: readonly CrosswalkRow[];
  instrument: string;
  baseVersion: string;
  baseSha256: string;
};

const columns = {
  ...getTableColumns(editionDrafts),
  instrument: instrumentEditions.instrument,
  baseVersion: instrumentEditions.version,
  baseSha256: instrumentEditions.sha256,
};

/** A draft that is still in the making. Throws NOT_FOUND. */
export async function openDraft(ctx: Ctx, id: string): Promise<DraftRow> {
  if (!z.uuid().safeParse(id).success) throw new AppError("NOT_FOUND", "a draft whose address is none");
  const [row] = await openDrafts(ctx).where(and(isOpen, eq(editionDrafts.id, id)));
  if (!row) throw new AppError("NOT_FOUND", `draft ${id}`);
  return { ...row, decisions: decisionsSchema.parse(row.decisions) };
}

/** The same, locked until the end of the transaction. */
export async function lockedDraft(ctx: MutationCtx, id: string): Promise<DraftRow> {
  await ctx.tx
    .select({ id: editionDrafts.id })
    .from(editionDrafts)
    .where(eq(editionDrafts.id, id))
    .for("update");
  return openDraft(ctx, id);
}

const isOpen = and(isNull(editionDrafts.publishedId), isNull(editionDrafts.discardedAt));

function openDrafts(ctx: Ctx) {
  return ctx.read
    .select(columns)
    .from(editionDrafts)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, editionDrafts.basedOnId));
}

/** Every draft in the making, the one touched last first. */
export async function openDraftRows(ctx: Ctx): Promise<readonly DraftRow[]> {
  const rows = await openDrafts(ctx).where(isOpen);
  return rows
    .map((row) => ({ ...row, decisions: decisionsSchema.parse(row.decisions) }))
    .sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
}

/** What a draft is held against: its base, and every version and id of the instrument. */
export async function groundOf(ctx: Ctx, draft: DraftRow): Promise<DraftGround> {
  const base = await editionByHash(ctx, draft.baseSha256);
  const [versions, ids] = await Promise.all([
    ctx.read
      .select({ version: instrumentEditions.version })
      .from(instrumentEditions)
      .where(eq(instrumentEditions.instrument, draft.instrument)),
    ctx.read
      .selectDistinct({ code: indicators.code })
      .from(indicators)
      .innerJoin(instrumentEditions, eq(instrumentEditions.id, indicators.editionId))
      .where(
        and(eq(instrumentEditions.instrument, draft.instrument), ne(instrumentEditions.id, draft.basedOnId)),
      ),
  ]);
  return {
    base,
    usedIds: new Set([...base.indicators.keys(), ...ids.map(({ code }) => code)]),
    versions: versions.map(({ version }) => version),
  };
}
