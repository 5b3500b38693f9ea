"use server";

import { defineAction } from "@/lib/core/action";
import { cancelStability, simulateRound } from "@/lib/stability/mutations";
import { cancelStabilitySchema, simulateRoundSchema } from "@/lib/stability/schema";

const PAGE = "/[locale]/rounds/[round]/stability";

export const simulateRoundAction = defineAction(simulateRoundSchema, simulateRound, {
  access: "signed_in",
  shows: PAGE,
});

export const cancelRoundStabilityAction = defineAction(cancelStabilitySchema, cancelStability, {
  access: "signed_in",
  shows: PAGE,
});
