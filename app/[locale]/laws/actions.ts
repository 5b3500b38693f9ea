"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { saveElements, secondRead } from "@/lib/laws/mutations";
import { saveElementsSchema, secondReadSchema } from "@/lib/laws/schema";
import { entryPath } from "@/lib/registers/schema";

export const saveElementsAction = defineAction(
  saveElementsSchema,
  async (ctx, { key, elements }) => {
    const result = await saveElements(ctx, key, elements);
    if (!result.ok) return result;
    redirect(`/${await getLocale()}${entryPath(key.register, key.code)}#elements`);
  },
  { access: "signed_in" },
);

export const secondReadAction = defineAction(secondReadSchema, secondRead, {
  access: "signed_in",
  shows: "/[locale]/[register]/[code]",
});
