import "server-only";
import { and, desc, eq, gt } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { fieldDevices, fieldModes } from "@/db/schema/field-mode";
import { rounds } from "@/db/schema/round";
import { getAssessment } from "@/lib/assessments/queries";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { programmeZone } from "@/lib/settings/programme-day";
import { overAmong } from "./contact";
import { livingDevices } from "./living";
import { type FieldPack, PACK_FORMAT } from "./pack";
import { fieldPartOf } from "./parts";
import { noteSources } from "./recall";
import { takenAlong } from "./taken-along";
import type { FieldDeviceLine } from "./view";

/**
 * The own devices that have an assessment, newest first, of one assessment or of all; with them those that were forgotten
 * or called back and whose time is not over: which heard of it, and when, and which are still to.
 */
export async function listFieldDevices(ctx: PersonCtx, assessmentId?: string): Promise<FieldDeviceLine[]> {
  const rows = await ctx.read
    .select({
      id: fieldDevices.id,
      name: fieldDevices.name,
      round: rounds.code,
      iso3: countries.iso3,
      addedAt: fieldDevices.addedAt,
      until: fieldDevices.until,
      lastSeenAt: fieldDevices.lastSeenAt,
      forgottenAt: fieldDevices.forgottenAt,
      letGoAt: fieldDevices.letGoAt,
    })
    .from(fieldDevices)
    .innerJoin(assessments, eq(assessments.id, fieldDevices.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(fieldDevices.userId, ctx.actor.userId),
        gt(fieldDevices.until, ctx.now),
        assessmentId === undefined ? undefined : eq(fieldDevices.assessmentId, assessmentId),
      ),
    )
    .orderBy(desc(fieldDevices.addedAt), desc(fieldDevices.id));
  const over = await overAmong(
    ctx,
    rows.map(({ id }) => id),
  );
  return rows.map(({ addedAt, until, lastSeenAt, forgottenAt, letGoAt, ...row }) => ({
    ...row,
    addedAt: addedAt.toISOString(),
    until: until.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    forgottenAt: forgottenAt?.toISOString() ?? null,
    letGoAt: letGoAt?.toISOString() ?? null,
    isCalledBack: letGoAt === null && over.includes(row.id),
  }));
}

/** Whether the lead lets restricted sources go with an assessment. */
export async function isRestrictedAllowed(ctx: Ctx, assessmentId: string): Promise<boolean> {
  const [row] = await ctx.read
    .select({ allowed: fieldModes.restrictedAllowed })
    .from(fieldModes)
    .where(eq(fieldModes.assessmentId, assessmentId));
  return row?.allowed ?? false;
}

/**
 * Everything of an assessment that one of the own devices may have: the instrument's words and what the person rates,
 * with citations of public sources; of restricted ones where the lead allows it, of confidential ones never. Comments
 * and histories are not in it. Throws NOT_FOUND where the right is missing, and for a device that is unknown, forgotten
 * or over.
 */
export async function getFieldPack(
  ctx: PersonCtx,
  locale: Locale,
  { device, ...key }: AssessmentKey & { device: string },
): Promise<FieldPack> {
  const loaded = await getAssessment(ctx, key, "field_mode.use");
  const { assessment, subject, names } = loaded;
  const [own] = await ctx.read
    .select({ until: fieldDevices.until })
    .from(fieldDevices)
    .where(
      and(
        eq(fieldDevices.id, device),
        eq(fieldDevices.userId, ctx.actor.userId),
        eq(fieldDevices.assessmentId, assessment.id),
        livingDevices(ctx.now),
      ),
    );
  if (own === undefined) throw new AppError("NOT_FOUND", `field device ${device}`);
  const part = fieldPartOf(ctx.actor, subject);
  const [isAllowed, zone] = await Promise.all([isRestrictedAllowed(ctx, assessment.id), programmeZone(ctx)]);
  const withRestricted = isAllowed && part !== "self_assessment";
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const taken = await takenAlong(ctx, locale, { ...loaded, zone, edition }, { part, withRestricted });
  // Noted before the answer goes out: of an answer that is lost on the way the device has nothing, and too much is noted.
  await noteSources(ctx, device, taken.domains);
  const { userId, name, email } = ctx.actor;
  return {
    format: PACK_FORMAT,
    deviceId: device,
    until: own.until.toISOString(),
    madeAt: ctx.now.toISOString(),
    person: { userId, name, email },
    round: assessment.round,
    iso3: assessment.iso3,
    names,
    purpose: assessment.purpose,
    zone,
    edition: `${assessment.instrument}@${assessment.editionVersion}`,
    language: edition.file.language,
    part,
    withRestricted,
    ...taken,
  };
}
