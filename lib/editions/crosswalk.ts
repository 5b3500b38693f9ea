/** The crosswalks of published editions, and what they say of two editions: for every page that looks at an earlier round. */
import "server-only";
import { asc, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { editionCrosswalkRows, editionCrosswalks, instrumentEditions } from "@/db/schema/instrument";
import type { Ctx } from "@/lib/core/context";
import {
  type Correspondence,
  chained,
  correspondenceOf,
  identityOf,
  isComparable,
} from "@/lib/instruments/correspondence";
import { type CrosswalkRow, proposeCrosswalk } from "@/lib/instruments/crosswalk";
import { editionByHash } from "./queries";

/** An edition as assessments and releases name it. */
export type EditionName = { instrument: string; version: string; sha256: string };

/** The edition that an assessment or a round is on. */
export function editionOf(on: {
  instrument: string;
  editionVersion: string;
  editionSha256: string;
}): EditionName {
  return { instrument: on.instrument, version: on.editionVersion, sha256: on.editionSha256 };
}

/** A published crosswalk: the editions that it joins and its lines in their order. */
export type PublishedCrosswalk = {
  basedOn: { version: string; sha256: string };
  version: string;
  rows: readonly CrosswalkRow[];
};

const before = alias(instrumentEditions, "based_on");

/** Every crosswalk of an instrument, in one statement. Editions hold the method and are open to every signed-in person. */
export async function crosswalksOf(ctx: Ctx, instrument: string): Promise<readonly PublishedCrosswalk[]> {
  const rows = await ctx.read
    .select({
      version: instrumentEditions.version,
      basedOn: { version: before.version, sha256: before.sha256 },
      relation: editionCrosswalkRows.relation,
      from: editionCrosswalkRows.fromCodes,
      to: editionCrosswalkRows.toCodes,
      note: editionCrosswalkRows.note,
    })
    .from(editionCrosswalkRows)
    .innerJoin(editionCrosswalks, eq(editionCrosswalks.editionId, editionCrosswalkRows.editionId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, editionCrosswalks.editionId))
    .innerJoin(before, eq(before.id, editionCrosswalks.basedOnId))
    .where(eq(instrumentEditions.instrument, instrument))
    .orderBy(asc(editionCrosswalkRows.editionId), asc(editionCrosswalkRows.position));
  return [...Map.groupBy(rows, ({ version }) => version)].flatMap(([version, own]) => {
    const [first] = own;
    if (first === undefined) return [];
    const lines = own.map(({ relation, from, to, note }) => ({ relation, from, to, note }));
    return [{ version, basedOn: first.basedOn, rows: lines }];
  });
}

/**
 * Which indicator of the edition before each indicator of an edition goes on from: over the published crosswalks that lead
 * from one to the other, else, inside one major version, by what the texts say. Null where the two do not compare.
 */
export async function correspondenceBetween(
  ctx: Ctx,
  earlier: EditionName,
  now: EditionName,
): Promise<Correspondence | null> {
  if (earlier.sha256 === now.sha256) {
    return identityOf((await editionByHash(ctx, now.sha256)).indicators.keys());
  }
  if (earlier.instrument !== now.instrument) return null;
  const published = pathBetween(await crosswalksOf(ctx, now.instrument), earlier.version, now.version);
  if (published !== null) return published;
  if (!isComparable(earlier, now)) return null;
  const then = await editionByHash(ctx, earlier.sha256);
  const today = await editionByHash(ctx, now.sha256);
  return correspondenceOf(proposeCrosswalk(then, today));
}

/** The crosswalks from one version to another, one after the other; null where none leads there. */
function pathBetween(
  crosswalks: readonly PublishedCrosswalk[],
  earlier: string,
  now: string,
): Correspondence | null {
  const last = crosswalks.find(({ version }) => version === now);
  if (last === undefined) return null;
  const step = correspondenceOf(last.rows);
  if (last.basedOn.version === earlier) return step;
  const first = pathBetween(crosswalks, earlier, last.basedOn.version);
  return first && chained(first, step);
}
