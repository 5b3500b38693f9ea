/** What the page about scoping shows. */
import "server-only";
import { listDuties } from "@/lib/assessments/duties";
import { type AssessmentPage, assessmentPage } from "@/lib/assessments/head";
import { dueDates } from "@/lib/assessments/queries";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { PersonCtx } from "@/lib/core/request";
import { fileView } from "@/lib/files/attached";
import type { FileView } from "@/lib/files/view";
import type { Locale } from "@/lib/i18n/locales";
import { can } from "@/lib/policy/can";
import { type StepView, stepViews } from "@/lib/reviews/page";
import { selfAssessmentOf } from "@/lib/self-assessments/queries";
import { factsOf, scopingOf } from "./queries";
import { isSettled, pointsOf, type ScopingPoint } from "./rules";

export type ScopingPage = {
  place: AssessmentPage;
  person: string;
  scoping: {
    consentReference: string | null;
    consentOn: string | null;
    languages: readonly string[];
    version: number;
  };
  file: FileView | null;
  /** The names of those who hold the duties that scoping fills. */
  people: Readonly<Record<"lead" | "focal_point" | "contributor", readonly string[]>>;
  points: readonly { point: ScopingPoint; isSettled: boolean }[];
  due: Awaited<ReturnType<typeof dueDates>>;
  steps: readonly StepView[];
  /** The day by which the State assesses itself; null before it was asked. */
  selfAssessmentDueOn: string | null;
  /** The round asks for a self-assessment, the State consented, and the reader may ask it. */
  mayAsk: boolean;
  mayWrite: boolean;
};

/** Reads what was settled before drafting. Throws NOT_FOUND for who is not on the team. */
export async function scopingPage(ctx: PersonCtx, locale: Locale, key: AssessmentKey): Promise<ScopingPage> {
  const place = await assessmentPage(ctx, locale, key, "scoping.read");
  const { id, asksSelfAssessment } = place.assessment;
  const [row, duties, due, self] = await Promise.all([
    scopingOf(ctx, id),
    listDuties(ctx, id),
    dueDates(ctx, id),
    selfAssessmentOf(ctx, id),
  ]);
  const held = duties.filter(({ endedAt }) => endedAt === null);
  const named = (wanted: "lead" | "focal_point" | "contributor") =>
    held.filter(({ duty }) => duty === wanted).map(({ name }) => name);
  const facts = {
    ...factsOf(row),
    duties: held.map(({ duty }) => duty),
    asksSelfAssessment,
    wasAskedForSelfAssessment: self !== null,
  };
  return {
    place,
    person: ctx.actor.userId,
    scoping: {
      consentReference: facts.consentReference,
      consentOn: facts.consentOn,
      languages: facts.languages,
      version: row?.version ?? 0,
    },
    file: row === null ? null : await fileView(ctx, row),
    people: {
      lead: named("lead"),
      focal_point: named("focal_point"),
      contributor: named("contributor"),
    },
    selfAssessmentDueOn: self?.dueOn ?? null,
    mayAsk:
      asksSelfAssessment &&
      self === null &&
      isSettled("consent", facts) &&
      can(ctx.actor, "self_rating.ask", place.subject),
    points: pointsOf(facts).map((point) => ({ point, isSettled: isSettled(point, facts) })),
    due,
    steps: await stepViews(ctx, place),
    mayWrite: can(ctx.actor, "scoping.write", place.subject),
  };
}
