/** What the drafters found and recommend in two States, and what became of it where it was published. */
import "server-only";
import { z } from "zod";
import {
  COST_BANDS,
  FINDING_KINDS,
  RECOMMENDATION_KINDS,
  RECOMMENDATION_STRENGTHS,
  STATE_ANSWERS,
} from "@/db/enums";
import { dismissFinding, mergeProposal, saveFinding } from "@/lib/findings/mutations";
import { answerRecommendation, reportProgress, verifyProgress } from "@/lib/recommendations/follow-up";
import { recommendationCode, saveRecommendation } from "@/lib/recommendations/mutations";
import { FOUND_STEPS, REPORTED_STEPS } from "@/lib/recommendations/rules";
import findingsFile from "./data/findings.json";
import type { AssessmentPlan } from "./timeline";
import { instant, must, type Step } from "./world";

const text = z.string().min(1);
const finding = z.strictObject({
  proposal: text.nullable(),
  kind: z.enum(FINDING_KINDS),
  statement: text,
  evidence: text.nullable(),
  indicators: z.array(text),
  /** Proposals that are joined to it. */
  merged: z.array(text).default([]),
});
const recommendation = z.strictObject({
  findings: z.array(z.int()),
  wording: text,
  institutionName: text,
  strength: z.enum(RECOMMENDATION_STRENGTHS),
  kind: z.enum(RECOMMENDATION_KINDS),
  dueOn: z.iso.date(),
  costBand: z.enum(COST_BANDS),
  targets: z.array(z.strictObject({ indicator: text, level: z.number() })),
  answer: z.strictObject({ answer: z.enum(STATE_ANSWERS), reason: text }).optional(),
  reports: z.array(z.strictObject({ step: z.enum(REPORTED_STEPS), report: text })).default([]),
  found: z.strictObject({ step: z.enum(FOUND_STEPS), report: text }).optional(),
});
const country = z.strictObject({
  /** Days after opening. */
  day: z.int(),
  findings: z.array(finding),
  dismissed: z.array(z.strictObject({ proposal: text, reason: text })),
  recommendations: z.array(recommendation),
});
type Country = z.output<typeof country>;

const FINDINGS: Readonly<Record<string, Country>> = z.record(z.string(), country).parse(findingsFile);

const language = "en";
/** Days after publishing on which the State answers, says how far it is, and the programme looks. */
const [ANSWERED_AFTER, REPORTED_AFTER, FOUND_AFTER] = [9, 16, 23];

/** What the drafters found in an assessment of the present round, and recommend because of it. */
export function findingSteps(plan: AssessmentPlan): readonly Step[] {
  const { round, iso3, openedOn, lead } = plan;
  const own = round === "2026" ? FINDINGS[iso3] : undefined;
  if (own === undefined) return [];
  const step = (minute: number, act: Step["act"]): Step => ({
    at: instant(openedOn, own.day, 9, minute),
    by: lead,
    act,
  });
  const key = { round, iso3 };
  const isNew = { ...key, number: 0, version: 0 };
  return [
    ...own.findings.map(({ merged, ...found }, index) =>
      step(index, async (ctx) => {
        const saved = await saveFinding(ctx, { ...isNew, ...found, domains: [], entries: [], language });
        const { number } = must(saved, `finding ${index + 1} of ${iso3}`);
        for (const proposal of merged)
          must(await mergeProposal(ctx, { ...key, proposal, number }), `joining ${proposal} of ${iso3}`);
      }),
    ),
    ...own.dismissed.map((dismissed, index) =>
      step(20 + index, async (ctx) => {
        must(await dismissFinding(ctx, { ...isNew, ...dismissed, language }), `dismissing in ${iso3}`);
      }),
    ),
    ...own.recommendations.map(({ answer: _answer, reports: _reports, found: _found, ...given }, index) =>
      step(30 + index, async (ctx) => {
        const saved = await saveRecommendation(ctx, { ...isNew, ...given, institution: null, language });
        must(saved, `recommendation ${index + 1} of ${iso3}`);
      }),
    ),
  ];
}

/** What the State answered and reported after its release, and what the programme found. */
export function followUpSteps(plan: AssessmentPlan, published: number): readonly Step[] {
  const { round, iso3, openedOn } = plan;
  const own = round === "2026" ? FINDINGS[iso3] : undefined;
  return (own?.recommendations ?? []).flatMap(({ answer, reports, found }, index): Step[] => {
    const code = recommendationCode(plan, index + 1);
    const at = (after: number) => instant(openedOn, published + after, 10, index);
    const answered: Step[] = answer
      ? [
          {
            at: at(ANSWERED_AFTER),
            by: "focal",
            act: async (ctx) => {
              const letter = { letterReference: null, letterOn: null };
              must(
                await answerRecommendation(ctx, { code, ...answer, ...letter, language }),
                `answer to ${code}`,
              );
            },
          },
        ]
      : [];
    const reported = reports.map(
      (report): Step => ({
        at: at(REPORTED_AFTER),
        by: "focal",
        act: async (ctx) => {
          must(await reportProgress(ctx, { code, ...report, language }), `report on ${code}`);
        },
      }),
    );
    const looked: Step[] = found
      ? [
          {
            at: at(FOUND_AFTER),
            by: "manager",
            act: async (ctx) => {
              must(await verifyProgress(ctx, { code, ...found, language }), `verifying ${code}`);
            },
          },
        ]
      : [];
    return [...answered, ...reported, ...looked];
  });
}
