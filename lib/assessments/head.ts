import "server-only";
import type { AssessmentState, RoundPurpose } from "@/db/enums";
import type { PersonCtx } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import { type AssessmentPlace, assessmentPlace } from "./place";
import type { AssessmentKey } from "./subject";
import { type AssessmentPart, partsFor } from "./tabs";

/** What the head of a page about an assessment says, with the parts that the reader may open. */
export type PageHead = {
  round: string;
  iso3: string;
  country: string;
  edition: string;
  /** Null, as the due day, for who does not follow the work. */
  state: AssessmentState | null;
  dueOn: string | null;
  purpose: RoundPurpose;
  parts: readonly AssessmentPart[];
};

export type AssessmentPage = AssessmentPlace & { head: PageHead };

/** Reads an assessment for a page with parts. Throws NOT_FOUND where the permission is missing. */
export async function assessmentPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
  permission: AssessmentPermission,
): Promise<AssessmentPage> {
  const place = await assessmentPlace(ctx, locale, key, permission);
  const follows = can(ctx.actor, "progress.read", place.subject);
  const { state, iso3, round, purpose, instrument, editionVersion } = place.assessment;
  return {
    ...place,
    head: {
      round,
      iso3,
      country: place.country,
      edition: `${instrument}@${editionVersion}`,
      state: follows ? state : null,
      dueOn: follows ? place.dueOn : null,
      purpose,
      parts: partsFor(ctx.actor, place.subject),
    },
  };
}
