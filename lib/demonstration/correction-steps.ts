/** After a release: its State says that something is wrong, and the programme manager decides. */
import "server-only";
import { z } from "zod";
import { CORRECTION_DECISIONS } from "@/db/enums";
import { AppError } from "@/lib/core/errors";
import { decideCorrection, requestCorrection } from "@/lib/correction-requests/mutations";
import correctionRequestsFile from "./data/correction-requests.json";
import type { AssessmentPlan } from "./timeline";
import { instant, must, type Step } from "./world";

const request = z.strictObject({
  /** Days after opening. */
  day: z.int(),
  indicator: z.string().nullable(),
  body: z.string(),
  decision: z.enum(CORRECTION_DECISIONS).nullable(),
  reason: z.string().nullable(),
});

const CORRECTION_REQUESTS: Readonly<Record<string, readonly z.output<typeof request>[]>> = z
  .record(z.string(), z.array(request))
  .parse(correctionRequestsFile);

/** A decision is taken so many days after the request. */
const DECIDED_AFTER = 3;

/** The requests about the first release of an assessment of the present round. */
export function correctionRequestSteps({ round, iso3, openedOn }: AssessmentPlan): readonly Step[] {
  if (round !== "2026") return [];
  const code = `${round}-${iso3}-1`;
  return (CORRECTION_REQUESTS[iso3] ?? []).flatMap(({ day, indicator, body, decision, reason }): Step[] => {
    let made: string | null = null;
    const ask: Step = {
      at: instant(openedOn, day, 10, 20),
      by: "focal",
      act: async (ctx) => {
        const asked = await requestCorrection(ctx, {
          code,
          indicator,
          body,
          language: "en",
          reference: null,
        });
        made = must(asked, `a request about ${code}`).request;
      },
    };
    if (decision === null || reason === null) return [ask];
    const decide: Step = {
      at: instant(openedOn, day + DECIDED_AFTER, 14, 10),
      by: "manager",
      act: async (ctx) => {
        if (made === null) throw new AppError("INTERNAL", `no request about ${code}`);
        must(
          await decideCorrection(ctx, { code, request: made, decision, reason, language: "en" }),
          `a decision on ${code}`,
        );
      },
    };
    return [ask, decide];
  });
}
