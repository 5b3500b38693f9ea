"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { startDraft } from "@/lib/editions/draft-mutations";
import { startDraftSchema } from "@/lib/editions/draft-schema";
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

export const startDraftAction = defineAction(
  startDraftSchema,
  async (ctx, input) => {
    const result = await startDraft(ctx, input);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}/administration/instruments/drafts/${result.value.draft}`);
  },
  { access: "signed_in" },
);
