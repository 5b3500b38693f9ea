import "server-only";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { PersonCtx } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { fieldPartOf } from "./parts";
import { isRestrictedAllowed, listFieldDevices } from "./queries";
import type { FieldPart } from "./rules";
import type { FieldDeviceLine } from "./view";

/** What the page about work without a line shows. */
export type FieldModePage = {
  place: AssessmentPage;
  /** What goes along with the reader. */
  part: FieldPart;
  devices: readonly FieldDeviceLine[];
  restrictedAllowed: boolean;
  mayAllowRestricted: boolean;
  person: { userId: string; email: string };
};

/** Reads it. Throws NOT_FOUND for who may not take the assessment along. */
export async function fieldModePage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<FieldModePage> {
  const place = await assessmentPage(ctx, locale, key, "field_mode.use");
  const { id } = place.assessment;
  const [devices, restrictedAllowed] = await Promise.all([
    listFieldDevices(ctx, id),
    isRestrictedAllowed(ctx, id),
  ]);
  const { userId, email } = ctx.actor;
  return {
    place,
    part: fieldPartOf(ctx.actor, place.subject),
    devices,
    restrictedAllowed,
    mayAllowRestricted: can(ctx.actor, "field_mode.allow_restricted", place.subject),
    person: { userId, email },
  };
}
