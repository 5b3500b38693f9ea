import { assessmentPage } from "@/lib/assessments/head";
import { dayIn } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import { derivationFacts } from "@/lib/derived/facts";
import { derivesFromLaws, suggestedLevels } from "@/lib/derived/suggestion";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { requestsBeside } from "@/lib/information-requests/beside";
import { can } from "@/lib/policy/can";
import { domainCards } from "@/lib/ratings/card-view";
import { lastRatings } from "@/lib/ratings/last-round";
import { assessmentProgress } from "@/lib/ratings/progress";
import { ratingViews } from "@/lib/ratings/queries";
import { referencesIn } from "@/lib/references/in-texts";
import { factsOfRegisters } from "@/lib/registers/beside";
import { registersLinked } from "@/lib/registers/definitions";
import { listThreads } from "@/lib/reviews/queries";
import { type OpenDecision, openDecisions } from "@/lib/second-ratings/open";
import { certifiedRatings } from "@/lib/self-assessments/certified";
import { statusesOf, treatyActs, withReporters } from "@/lib/treaties/queries";

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
  const today = dayIn(place.zone, ctx.now);
  const [ratings, last, progress, threads, acts, asked] = await Promise.all([
    ratingViews(ctx, place, { domain }),
    lastRatings(ctx, place.assessment, { cited: true }),
    assessmentProgress(ctx, place),
    listThreads(ctx, place, { indicators: node.indicators }),
    treatyActs(ctx, [place.assessment.iso3], today),
    requestsBeside(ctx, place, node.indicators),
  ]);
  const withoutLaws = !derivesFromLaws(edition, node.indicators);
  const suggested = suggestedLevels(
    edition,
    await derivationFacts(ctx, place.assessment, { acts, today, withoutLaws }),
  );
  const registersOf = (code: string) =>
    registersLinked(edition.indicators.get(code)?.definition.linkedRegisters ?? []);
  const facts = await factsOfRegisters(ctx, locale, {
    iso3: place.assessment.iso3,
    country: place.country,
    registers: [...new Set(node.indicators.flatMap(registersOf))],
    today,
  });
  const treaties = await withReporters(
    ctx,
    locale,
    statusesOf(place.assessment.iso3, acts, place.assessment.cutOffOn),
  );
  const may = {
    write: can(ctx.actor, "rating.write", place.subject),
    cite: can(ctx.actor, "citation.write", place.subject),
    declare: can(ctx.actor, "domain.declare", place.subject),
    comment: can(ctx.actor, "thread.open", place.subject),
    history: can(ctx.actor, "history.read", place.subject),
    follow: can(ctx.actor, "presence.read", place.subject),
  };
  const decisions = place.assessment.secondRating
    ? await openDecisions(ctx, place)
    : new Map<string, OpenDecision>();
  const self = await certifiedRatings(ctx, place, node.indicators);
  const cards = domainCards(edition, domain, ratings, last, treaties, suggested, self).map((view) => ({
    view,
    mutationId: newId(ctx.now),
    suggestion: suggested.get(view.words.code) ?? null,
    decision: decisions.get(view.words.code) ?? null,
    acceptId: newId(ctx.now),
    takeId: newId(ctx.now),
    facts: registersOf(view.words.code).flatMap((key) => facts.get(key) ?? []),
    requests: asked.get(view.words.code) ?? [],
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
