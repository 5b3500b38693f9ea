/** What stands behind every published edition: its bytes, the rows derived from them, and the crosswalk it came with. */
import "server-only";
import { and, eq } from "drizzle-orm";
import {
  editionCrosswalkRows,
  editionCrosswalks,
  editionNodes,
  indicators,
  instrumentEditions,
} from "@/db/schema/instrument";
import type { AuditChange } from "@/lib/audit/append";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import type { CrosswalkRow } from "@/lib/instruments/crosswalk";
import type { Edition } from "@/lib/instruments/edition";

/** A new edition with its audited change; or that the version is there, with these bytes or others. */
export type InsertedEdition =
  | { isNew: true; id: string; change: AuditChange }
  | { isNew: false; isSame: boolean };

/** Inserts an edition from its exact bytes with everything derived from them, inside a write that the caller has opened. */
export async function insertEdition(
  ctx: MutationCtx,
  edition: Edition,
  content: string,
  crosswalk?: { basedOnId: string; rows: readonly CrosswalkRow[] },
): Promise<InsertedEdition> {
  const hash = sha256(content);
  const { file } = edition;
  const [row] = await ctx.tx
    .insert(instrumentEditions)
    .values({
      id: newId(ctx.now),
      instrument: file.code,
      version: file.version,
      title: file.title,
      language: file.language,
      content,
      sha256: hash,
      scaleMin: String(file.scale.min),
      scaleMax: String(file.scale.max),
      scaleStep: String(file.scale.step),
      publishedAt: ctx.now,
    })
    .onConflictDoNothing()
    .returning({ id: instrumentEditions.id });
  if (!row) {
    const [known] = await ctx.tx
      .select({ sha256: instrumentEditions.sha256 })
      .from(instrumentEditions)
      .where(and(eq(instrumentEditions.instrument, file.code), eq(instrumentEditions.version, file.version)));
    return { isNew: false, isSame: known?.sha256 === hash };
  }
  await insertDerived(ctx, row.id, edition);
  if (crosswalk !== undefined) await insertCrosswalk(ctx, row.id, crosswalk);
  return {
    isNew: true,
    id: row.id,
    change: {
      entity: "instrument_edition",
      entityId: row.id,
      version: 1,
      before: null,
      after: {
        edition: edition.id,
        title: file.title,
        sha256: hash,
        ...(crosswalk === undefined
          ? {}
          : { basedOnId: crosswalk.basedOnId, crosswalkSha256: sha256(canonicalJson(crosswalk.rows)) }),
      },
    },
  };
}

async function insertDerived(ctx: MutationCtx, editionId: string, edition: Edition): Promise<void> {
  const nodes = [...edition.nodes.values()];
  if (nodes.length > 0) {
    await ctx.tx
      .insert(editionNodes)
      .values(nodes.map(({ key, kind }, position) => ({ editionId, key, kind, position })));
  }
  await ctx.tx.insert(indicators).values(
    [...edition.indicators.values()].map(({ code, domain, order, definition }) => ({
      editionId,
      code,
      domain,
      position: order,
      notApplicableAllowed: definition.notApplicable !== undefined,
    })),
  );
}

async function insertCrosswalk(
  ctx: MutationCtx,
  editionId: string,
  { basedOnId, rows }: { basedOnId: string; rows: readonly CrosswalkRow[] },
): Promise<void> {
  await ctx.tx.insert(editionCrosswalks).values({ editionId, basedOnId });
  await ctx.tx.insert(editionCrosswalkRows).values(
    rows.map(({ relation, from, to, note }, position) => ({
      editionId,
      position,
      relation,
      fromCodes: [...from],
      toCodes: [...to],
      note,
    })),
  );
}
