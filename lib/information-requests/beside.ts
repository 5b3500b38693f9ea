/** What was asked of institutions about the indicators of a domain, for who judges them. */
import "server-only";
import type { AssessmentPage } from "@/lib/assessments/head";
import { dayIn } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { can } from "@/lib/policy/can";
import { storedRequests } from "./queries";
import { type RequestState, requestState } from "./rules";

/** A request as the card of its indicator tells it. */
export type RequestBeside = {
  number: number;
  what: string;
  institutionName: string;
  askedOn: string;
  state: RequestState;
};

/** The requests about each of these indicators, in their order; none for who may not read them. One statement. */
export async function requestsBeside(
  ctx: PersonCtx,
  { assessment, subject, zone }: AssessmentPage,
  indicators: readonly string[],
): Promise<ReadonlyMap<string, readonly RequestBeside[]>> {
  if (!can(ctx.actor, "information_request.read", subject)) return new Map();
  const today = dayIn(zone, ctx.now);
  const stored = await storedRequests(ctx, assessment.id);
  return new Map(
    indicators.map((indicator) => [
      indicator,
      stored
        .filter((request) => request.indicators.includes(indicator))
        .map((request) => {
          const { number, what, institutionName, askedOn } = request;
          return { number, what, institutionName, askedOn, state: requestState(request, today) };
        }),
    ]),
  );
}
