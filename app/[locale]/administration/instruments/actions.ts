"use server";

import { defineAction } from "@/lib/core/action";
import { addEdition, validateEdition } from "@/lib/editions/mutations";
import { addEditionSchema, validateEditionSchema } from "@/lib/editions/schema";

const PAGE = "/[locale]/administration/instruments";

export const addEditionAction = defineAction(addEditionSchema, addEdition, {
  access: "signed_in",
  shows: PAGE,
});

export const validateEditionAction = defineAction(validateEditionSchema, validateEdition, {
  access: "signed_in",
  shows: PAGE,
});
