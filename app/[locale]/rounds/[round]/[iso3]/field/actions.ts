"use server";

import { defineAction } from "@/lib/core/action";
import { allowRestrictedInField } from "@/lib/field-mode/mutations";
import { allowRestrictedSchema } from "@/lib/field-mode/schema";

/** The lead lets restricted sources go along, or not. */
export const allowRestrictedAction = defineAction(allowRestrictedSchema, allowRestrictedInField, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/field",
});
