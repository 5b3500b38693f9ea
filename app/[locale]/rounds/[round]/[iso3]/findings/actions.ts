"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { dismissFinding, mergeProposal, saveFinding } from "@/lib/findings/mutations";
import { dismissFindingSchema, mergeProposalSchema, saveFindingSchema } from "@/lib/findings/schema";
import { saveRecommendation } from "@/lib/recommendations/mutations";
import { saveRecommendationSchema } from "@/lib/recommendations/schema";

const FINDING_PAGE = "/[locale]/rounds/[round]/[iso3]/findings/[number]";

async function toFinding({ round, iso3 }: { round: string; iso3: string }, number: number): Promise<never> {
  return redirect(`/${await getLocale()}/rounds/${round}/${iso3}/findings/${number}`);
}

export const saveFindingAction = defineAction(
  saveFindingSchema,
  async (ctx, input) => {
    const result = await saveFinding(ctx, input);
    return result.ok && input.number === 0 ? toFinding(input, result.value.number) : result;
  },
  { access: "signed_in", shows: FINDING_PAGE },
);

export const mergeProposalAction = defineAction(
  mergeProposalSchema,
  async (ctx, input) => {
    const result = await mergeProposal(ctx, input);
    return result.ok ? toFinding(input, result.value.number) : result;
  },
  { access: "signed_in", shows: FINDING_PAGE },
);

export const dismissFindingAction = defineAction(
  dismissFindingSchema,
  async (ctx, input) => {
    const result = await dismissFinding(ctx, input);
    return result.ok ? toFinding(input, result.value.number) : result;
  },
  { access: "signed_in", shows: FINDING_PAGE },
);

export const addRecommendationAction = defineAction(
  saveRecommendationSchema,
  async (ctx, input) => {
    const result = await saveRecommendation(ctx, input);
    return result.ok ? redirect(`/${await getLocale()}/recommendations/${result.value.code}`) : result;
  },
  { access: "signed_in", shows: FINDING_PAGE },
);
