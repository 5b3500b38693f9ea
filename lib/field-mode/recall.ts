/**
 * Which sources went along with a device, and whether it has one that it may not have any more. The server cannot read what
 * lies on a device and a device cannot open its pack without the passphrase, so a pack is let go of as a whole; with a line
 * it is switched on again without what closed.
 */
import "server-only";
import { and, eq, inArray, not, notInArray, or, type SQL, sql } from "drizzle-orm";
import { INTERVIEW_TYPES } from "@/db/enums";
import { fieldDevices, fieldModes, fieldPackSources } from "@/db/schema/field-mode";
import { interviews, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { anyOf } from "@/lib/database/any-of";
import { visibleTo } from "@/lib/sources/visible-to";
import type { FieldPack } from "./pack";

/** Notes the sources of which a pack holds something, in addition to what went along before. */
export async function noteSources(ctx: Ctx, deviceId: string, domains: FieldPack["domains"]): Promise<void> {
  const passages = domains.flatMap(({ cards, sources: listed }) => [
    ...cards.flatMap(({ rating }) => rating.citations),
    ...Object.values(listed).flat(),
  ]);
  const codes = passages.flatMap(({ source }) => (source.visible ? [source.code] : []));
  if (codes.length === 0) return;
  const found = await ctx.read
    .select({ id: sources.id })
    .from(sources)
    .where(anyOf(sources.code, [...new Set(codes)]));
  await housekeeping(ctx, (tx) =>
    tx
      .insert(fieldPackSources)
      .values(found.map(({ id }) => ({ deviceId, sourceId: id, packedAt: ctx.now })))
      .onConflictDoNothing(),
  );
}

/** `mayLieOnDevice` as a condition on rows of `sources`, `interviews` and `field_modes`, the last two where there are any. */
export function mayLieOnDeviceSql(): SQL | undefined {
  const isPublic = and(eq(sources.accessClass, "public"), notInArray(sources.type, [...INTERVIEW_TYPES]));
  return and(
    sql`${sources.accessClass} <> 'confidential'`,
    sql`${interviews.consent} is distinct from 'withdrawn'`,
    or(isPublic, sql`coalesce(${fieldModes.restrictedAllowed}, false)`),
  );
}

/** A source may still lie on the device of somebody who reads it, as it did when it was packed: it was not erased since. */
function mayStay(): SQL | undefined {
  return and(
    mayLieOnDeviceSql(),
    sql`(${interviews.deletedAt} is null or ${interviews.deletedAt} < ${fieldPackSources.packedAt})`,
  );
}

/**
 * Those of a person's devices on which lies something of a source that the person does not read any more, that was closed
 * or erased, whose consent was withdrawn, or that is restricted where the lead allows that no longer.
 */
export async function recalledDevices(
  ctx: Ctx,
  userId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  // Read as drafter: what a role opens beside that does not go along.
  const person = { kind: "user", userId, name: "", email: "", roles: [], sessionId: "" } as const;
  const rows = await ctx.read
    .selectDistinct({ id: fieldPackSources.deviceId })
    .from(fieldPackSources)
    .innerJoin(fieldDevices, eq(fieldDevices.id, fieldPackSources.deviceId))
    .innerJoin(sources, eq(sources.id, fieldPackSources.sourceId))
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .leftJoin(fieldModes, eq(fieldModes.assessmentId, fieldDevices.assessmentId))
    .where(
      and(
        eq(fieldDevices.userId, userId),
        inArray(fieldDevices.id, [...ids]),
        not(and(mayStay(), visibleTo({ actor: person, now: ctx.now })) ?? sql`true`),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}
