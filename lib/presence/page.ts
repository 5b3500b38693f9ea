/** What the page shows on which somebody reads along. */
import "server-only";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { referencesIn } from "@/lib/references/in-texts";
import type { References } from "@/lib/text/tokens";
import { followedIn, peopleHere } from "./queries";
import type { Followed } from "./schema";

export type FollowPage = {
  place: AssessmentPage;
  /** The domains of the edition, in its language. */
  domains: readonly { code: string; title: string }[];
  language: string;
  first: Followed;
  references: References;
  person: string;
};

/**
 * Reads what is saved of a domain; where none is named, of the one in which somebody records, else of the first. Throws
 * NOT_FOUND where the domain is unknown or hidden.
 */
export async function followPage(
  ctx: PersonCtx,
  locale: Locale,
  key: AssessmentKey,
  asked: string | undefined,
): Promise<FollowPage> {
  const place = await assessmentPage(ctx, locale, key, "presence.read");
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const { domains, language } = edition.file;
  const domain = asked ?? (await recordedDomain(ctx, place.assessment.id)) ?? domains[0]?.code ?? "";
  const first = await followedIn(ctx, place, edition, { domain, words: "1" });
  return {
    place,
    domains: domains.map(({ code, title }) => ({ code, title })),
    language,
    first,
    references: await referencesIn(ctx, locale, edition.id, first.ratings),
    person: ctx.actor.userId,
  };
}

async function recordedDomain(ctx: PersonCtx, assessmentId: string): Promise<string | undefined> {
  const people = await peopleHere(ctx, assessmentId);
  return people.find(
    ({ view, isAway, person }) => view === "recording" && !isAway && person !== ctx.actor.userId,
  )?.domain;
}
