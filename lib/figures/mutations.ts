import "server-only";
import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import type { FigureRefusal } from "@/db/enums";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { insertMany } from "@/lib/database/insert-many";
import { openLinearSolver } from "@/lib/disclosure/linear-solver";
import { HIDDEN_REASONS } from "@/lib/disclosure/mask";
import { DATA_SETS } from "@/lib/disclosure/tables";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { getSettings } from "@/lib/settings/queries";
import { blocksOf, type KeptBlock, type PublishedFigure, shownOf } from "./blocks";
import { changedFigures } from "./changed";
import { type PublishableFigure, publishableFigures } from "./queries";
import { type FigureRegister, type PublishFigures, THRESHOLD_SETTINGS } from "./schema";
import { type EarlierVersion, maskByThresholds } from "./thresholds";

const VERSION_ENTITY = "figure_version";
/** More figures of one country than these are not published at once: the mask of all of them is computed as a whole. */
export const FIGURES_AT_ONCE_MAX = 20_000;

const missing = z.object({ status: z.enum(["not_reported", "not_available", "not_applicable"]) });
const cellSchema = z.object({
  at: z.record(z.string(), z.string()),
  value: z.union([
    z.object({ status: z.literal("exact"), value: z.number() }),
    z.object({ status: z.literal("suppressed"), upperBound: z.number() }),
    z.object({ status: z.literal("estimated"), value: z.number(), low: z.number(), high: z.number() }),
    missing,
  ]),
});
const keptSchema = z.array(
  z.object({
    key: z.string(),
    cells: z.array(cellSchema),
    mask: z.object({
      hidden: z.record(z.string(), z.enum(HIDDEN_REASONS)),
      exposed: z.array(z.string()),
      stated: z.array(z.string()),
    }),
  }),
);

/** Earlier versions of the figures of a country, oldest first, as the mask needs them. */
async function earlierVersions(ctx: MutationCtx, register: FigureRegister, iso3: string) {
  const rows = await ctx.tx
    .select({
      number: figureVersions.number,
      threshold: figureVersions.threshold,
      blocks: figureVersions.blocks,
    })
    .from(figureVersions)
    .where(and(eq(figureVersions.register, register), eq(figureVersions.iso3, iso3)))
    .orderBy(asc(figureVersions.number))
    .for("update");
  return rows.map(({ blocks, ...row }): EarlierVersion & { number: number } => ({
    ...row,
    blocks: keptSchema.parse(blocks),
  }));
}

/** The cells of a version and which of them it hides, whatever the reason; in one form for the same content. */
function whatIsSeen(blocks: readonly KeptBlock[]): string {
  return canonicalJson(
    blocks.map(({ key, cells, mask }) => ({ key, cells, hidden: Object.keys(mask.hidden).sort() })),
  );
}

/** How much a version shows and hides. */
export type PublishedVersion = { number: number; shown: number; hidden: number };

/**
 * Publishes the checked, public figures of a country as a new version: one mask for all tables and with every version
 * before, proved before it is kept. Where earlier versions give away what it would hide, because the threshold was raised
 * since or the rule became stricter, that is published only for a reason, and what they did not give away is held to all
 * thresholds. Refused where nothing is there, where nothing changed, and where there are too many at once.
 * `onPublished` is called last in the transaction.
 */
export function publishFigures(
  ctx: Ctx,
  { register, iso3, reason = null }: Pick<PublishFigures, "register" | "iso3"> & Partial<PublishFigures>,
  onPublished: (inside: MutationCtx, version: PublishedVersion) => Promise<void> = async () => undefined,
): Promise<Result<PublishedVersion, FigureRefusal>> {
  return mutate(
    ctx,
    "entry.check",
    (inside) => countryEntrySubject(inside, iso3),
    async (inside) => {
      const figures = await publishableFigures(inside, register, iso3);
      if (figures.length === 0) return refused("nothing");
      if (figures.length > FIGURES_AT_ONCE_MAX) return refused("too_many");
      const before = await earlierVersions(inside, register, iso3);
      const settings = await getSettings(inside);
      const rules = { ...DATA_SETS[register], threshold: settings[THRESHOLD_SETTINGS[register]] };
      const solver = await openLinearSolver();
      const masked = maskByThresholds(blocksOf(figures), rules, before, solver);
      if (masked.weaknesses.length > 0) return refused("exposed");
      if (masked.exposed.length > 0 && reason === null) return refused("given_away");
      const kept = masked.blocks.map(
        ({ block, mask }): KeptBlock => ({ key: block.key, cells: block.cells, mask }),
      );
      const last = before.at(-1);
      const isSame = last && whatIsSeen(last.blocks) === whatIsSeen(kept);
      if (isSame && (await changedFigures(inside, register, iso3)).count === 0) return refused("unchanged");
      const shown = new Map<string, PublishedFigure>();
      for (const { block, mask } of masked.blocks) {
        for (const figure of shownOf(block, mask)) shown.set(figure.entryId, figure);
      }
      const rows = [...shown.values()];
      const hidden = rows.filter(({ hiddenReason }) => hiddenReason !== null).length;
      const number = (last?.number ?? 0) + 1;
      const written = { register, iso3, number, threshold: rules.threshold, blocks: kept };
      const id = await writeVersion(inside, written, rows, figures);
      const version = { number, shown: rows.length - hidden, hidden };
      await onPublished(inside, version);
      return changed(version, {
        entity: VERSION_ENTITY,
        entityId: id,
        version: 1,
        before: null,
        after: {
          register,
          country: iso3,
          number,
          figures: rows.length,
          hidden,
          exposed: masked.exposed.length,
          sha256: sha256(canonicalJson(kept)),
        },
        ...(masked.exposed.length > 0 && reason !== null ? { reason } : {}),
      });
    },
  );
}

type NewVersion = Pick<typeof figureVersions.$inferInsert, "iso3" | "number" | "threshold"> & {
  register: FigureRegister;
  blocks: readonly KeptBlock[];
};

/**
 * Writes a version in place of the one in force, with what it says of each figure and where the entry of that stood.
 * Answers its id.
 */
async function writeVersion(
  ctx: MutationCtx,
  version: NewVersion,
  shown: readonly PublishedFigure[],
  figures: readonly PublishableFigure[],
): Promise<string> {
  const { register, iso3 } = version;
  const id = newId(ctx.now);
  await ctx.tx
    .update(figureVersions)
    .set({ isCurrent: false })
    .where(and(eq(figureVersions.register, register), eq(figureVersions.iso3, iso3)));
  await ctx.tx.insert(figureVersions).values({
    id,
    ...version,
    publishedBy: personOrNull(ctx),
    publishedAt: ctx.now,
    isCurrent: true,
  });
  const standing = new Map(
    figures.map(({ entryId, entryVersion, place }) => [entryId, { entryVersion, place }]),
  );
  await insertMany(
    ctx.tx,
    publishedFigures,
    shown.map((figure) => ({ versionId: id, ...figure, ...standing.get(figure.entryId) })),
  );
  return id;
}
