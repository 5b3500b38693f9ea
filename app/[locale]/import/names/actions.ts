"use server";

import { defineAction } from "@/lib/core/action";
import { decideCountryName, withdrawNameDecision } from "@/lib/countries/name-mutations";
import { decideCountryNameInput, withdrawNameDecisionInput } from "@/lib/countries/schema";

const PAGE = "/[locale]/import/names";

export const decideNameAction = defineAction(decideCountryNameInput, decideCountryName, {
  access: "signed_in",
  shows: PAGE,
});

export const withdrawNameAction = defineAction(withdrawNameDecisionInput, withdrawNameDecision, {
  access: "signed_in",
  shows: PAGE,
});
