/** What the pages of the requests to institutions show. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { ratings } from "@/db/schema/rating";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type HistoryLine, historyLines } from "@/lib/audit/lines";
import { historyOf } from "@/lib/audit/queries";
import { dayIn } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import { erasableId } from "@/lib/erasures/rights";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { type InstitutionChoice, institutionChoices } from "@/lib/registers/institution";
import { REQUEST_ENTITY } from "./mutations";
import { type StoredRequest, storedRequest, storedRequests } from "./queries";
import { type RequestState, requestState, silentInstitutions, supportsReason } from "./rules";
import type { RequestKey } from "./schema";

export type RequestView = Omit<StoredRequest, "id"> & { state: RequestState };

/** What the form offers. */
export type RequestChoices = {
  institutions: readonly InstitutionChoice[];
  indicators: readonly { code: string; title: string }[];
};

export type RequestsPage = {
  place: AssessmentPage;
  today: string;
  requests: readonly RequestView[];
  /** Null for who may not write requests. */
  choices: RequestChoices | null;
};

export type RequestPage = Omit<RequestsPage, "requests"> & {
  request: RequestView;
  /** Codes of its indicators whose rating can take it over. */
  takers: readonly string[];
  /** For who may propose to erase a passage of it. */
  erasableId: string | null;
  history: readonly HistoryLine[];
};

/** Reads the requests of an assessment. Throws NOT_FOUND where they are hidden. */
export async function requestsPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
): Promise<RequestsPage> {
  const { place, today, choices } = await frame(ctx, locale, key);
  const stored = await storedRequests(ctx, place.assessment.id);
  return { place, today, choices, requests: stored.map((request) => viewOf(request, today)) };
}

/** Reads one request with its history. Throws NOT_FOUND where it is absent or hidden. */
export async function requestPage(ctx: PersonCtx, locale: Locale, key: RequestKey): Promise<RequestPage> {
  const { place, today, choices } = await frame(ctx, locale, key);
  const stored = await storedRequest(ctx, place.assessment.id, key.number);
  const request = viewOf(stored, today);
  return {
    place,
    today,
    choices,
    request,
    takers: can(ctx.actor, "rating.write", place.subject)
      ? await takersOf(ctx, place.assessment.id, request)
      : [],
    erasableId: erasableId(ctx, stored.id),
    history: historyLines(await historyOf(ctx, REQUEST_ENTITY, stored.id)),
  };
}

async function frame(ctx: PersonCtx, locale: Locale, key: AssessmentKey) {
  const place = await assessmentPage(ctx, locale, key, "information_request.read");
  const today = dayIn(place.zone, ctx.now);
  const mayWrite = can(ctx.actor, "information_request.write", place.subject);
  return { place, today, choices: mayWrite ? await choicesOf(ctx, place) : null };
}

function viewOf({ id: _id, ...request }: StoredRequest, today: string): RequestView {
  return { ...request, state: requestState(request, today) };
}

async function choicesOf(ctx: PersonCtx, { assessment }: AssessmentPage): Promise<RequestChoices> {
  const [edition, institutions] = await Promise.all([
    editionByHash(ctx, assessment.editionSha256),
    institutionChoices(ctx, assessment.iso3),
  ]);
  return {
    institutions,
    indicators: [...edition.indicators.values()].map(({ code, definition }) => ({
      code,
      title: definition.title,
    })),
  };
}

async function takersOf(
  ctx: PersonCtx,
  assessmentId: string,
  { state, indicators }: RequestView,
): Promise<readonly string[]> {
  const rows = await ctx.read
    .select({ indicator: ratings.indicator, reason: ratings.notAssessedReason })
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, assessmentId),
        eq(ratings.kind, "assessor"),
        inArray(ratings.indicator, [...indicators]),
      ),
    )
    .orderBy(asc(ratings.indicator));
  return rows.filter(({ reason }) => supportsReason(state, reason)).map(({ indicator }) => indicator);
}

/**
 * Institutions with an unanswered request that the scope does not name yet. The caller has asked whether the actor may
 * read the requests.
 */
export async function silentOf(
  ctx: PersonCtx,
  { assessment, zone }: AssessmentPage,
  text: string | null,
): Promise<readonly string[]> {
  return silentInstitutions(await storedRequests(ctx, assessment.id), dayIn(zone, ctx.now), text);
}
