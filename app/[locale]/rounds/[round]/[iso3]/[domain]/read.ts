import { assessmentPage } from "@/lib/assessments/head";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { domainCards } from "@/lib/ratings/card-view";
import { assessmentProgress } from "@/lib/ratings/progress";
import { ratingViews } from "@/lib/ratings/queries";
import { lastRatings } from "@/lib/ratings/submission";
import { listThreads } from "@/lib/reviews/queries";
import { referencesIn } from "@/lib/text/references";
import { treatyStatuses } from "@/lib/treaties/queries";

/** Everything that the domain page shows. Throws NOT_FOUND where the domain or the right to read ratings is missing. */
export async function readDomain(
  ctx: PersonCtx,
  locale: Locale,
  { domain, ...key }: { round: string; iso3: string; domain: string },
) {
  const place = await assessmentPage(ctx, locale, key, "rating.read");
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const node = edition.nodes.get(domain);
  if (node?.kind !== "domain") throw new AppError("NOT_FOUND", `domain ${domain}`);
  const [ratings, last, progress, threads, treaties] = await Promise.all([
    ratingViews(ctx, place, { domain }),
    lastRatings(ctx, place.assessment),
    assessmentProgress(ctx, place),
    listThreads(ctx, place, { indicators: node.indicators }),
    treatyStatuses(ctx, place.assessment.iso3, place.assessment.cutOffOn),
  ]);
  const may = {
    write: can(ctx.actor, "rating.write", place.subject),
    cite: can(ctx.actor, "citation.write", place.subject),
    declare: can(ctx.actor, "domain.declare", place.subject),
    history: can(ctx.actor, "history.read", place.subject),
  };
  const cards = domainCards(edition, domain, ratings, last, treaties).map((view) => ({
    view,
    mutationId: newId(ctx.now),
    threads: threads.filter(({ indicator }) => indicator === view.words.code),
  }));
  return {
    place,
    edition,
    may,
    person: ctx.actor.userId,
    progress,
    cards,
    references: await referencesIn(ctx, locale, edition.id, cards),
  };
}
