import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import { ratings } from "@/db/schema/rating";
import type { Unmet } from "@/lib/assessments/guards";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { type Transition, transitionsFrom, unmetOf } from "@/lib/assessments/workflow";
import { workflowFacts } from "@/lib/assessments/workflow-facts";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { effectiveByIndicator } from "@/lib/ratings/effective";
import { listConfirmations } from "./confirmations";
import type { Flag } from "./flag-rules";
import { reviewFlags } from "./flags";
import { listThreads } from "./queries";
import type { ConfirmationView, ThreadView } from "./views";

/** A step that the actor may take from here, with what keeps it from being taken. */
export type StepView = { name: Transition["name"]; unmet: readonly Unmet[] };

/** Everything that the review page shows. */
export type ReviewPage = {
  place: AssessmentPage;
  edition: Edition;
  threads: readonly ThreadView[];
  confirmations: readonly ConfirmationView[];
  flags: readonly Flag[];
  /** Names of other countries that flags name, by code. */
  countries: ReadonlyMap<string, string>;
  steps: readonly StepView[];
  mayOpenThread: boolean;
  mayConfirm: boolean;
};

/** Reads the review page of an assessment. Throws NOT_FOUND for who may not read comments. */
export async function reviewPage(ctx: PersonCtx, locale: Locale, key: AssessmentKey): Promise<ReviewPage> {
  const place = await assessmentPage(ctx, locale, key, "comment.read");
  const edition = await editionByHash(ctx, place.assessment.editionSha256);
  const flags = await reviewFlags(ctx, place.assessment);
  const named = flags
    .filter(({ rule }) => rule === "same_law_other_level")
    .flatMap(({ others }) => others.map(({ code }) => code));
  return {
    place,
    edition,
    flags,
    countries: await countryNamesOf(ctx, locale, [...new Set(named)]),
    threads: await listThreads(ctx, place),
    confirmations: await confirmationViews(ctx, place, edition),
    steps: await stepViews(ctx, place),
    mayOpenThread: can(ctx.actor, "thread.open", place.subject),
    mayConfirm: can(ctx.actor, "confirmation.give", place.subject),
  };
}

/** The steps that the actor may take in the present state, each with what is still unmet. */
export async function stepViews(ctx: PersonCtx, place: AssessmentPage): Promise<StepView[]> {
  const own = transitionsFrom(place.subject).filter(({ permission }) =>
    can(ctx.actor, permission, place.subject),
  );
  if (own.length === 0) return [];
  // What is said on the confirming page itself counts as said here.
  const facts = await workflowFacts(ctx, place.assessment, { previewSeen: true, corrigendum: "" });
  return own.map((transition) => ({ name: transition.name, unmet: unmetOf(transition, facts) }));
}

async function confirmationViews(
  ctx: PersonCtx,
  { assessment }: AssessmentPage,
  edition: Edition,
): Promise<ConfirmationView[]> {
  const needed = await listConfirmations(ctx, assessment);
  if (needed.length === 0) return [];
  const codes = needed.map(({ indicator }) => indicator);
  const rows = await ctx.read
    .select({
      indicator: ratings.indicator,
      kind: ratings.kind,
      level: ratings.level,
      notAssessedReason: ratings.notAssessedReason,
      notApplicableReason: ratings.notApplicableReason,
    })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessment.id), inArray(ratings.indicator, codes)));
  const effective = effectiveByIndicator(rows);
  return needed.map((entry) => {
    const indicator = edition.indicators.get(entry.indicator);
    const row = effective.get(entry.indicator);
    const reason = edition.file.gaps?.reasons.find(({ code }) => code === row?.notAssessedReason)?.label;
    const level = row?.level === null || row?.level === undefined ? null : Number(row.level);
    const sentence =
      level === null ? null : `${level} · ${levelSentence(edition, entry.indicator, level) ?? ""}`;
    return {
      ...entry,
      title: indicator?.definition.title ?? entry.indicator,
      domain: indicator?.domain ?? null,
      judgement: sentence ?? row?.notApplicableReason ?? reason ?? "",
    };
  });
}
