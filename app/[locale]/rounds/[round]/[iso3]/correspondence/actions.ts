"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { addLetter, withdrawLetter } from "@/lib/correspondence/mutations";
import { addLetterSchema, withdrawLetterSchema } from "@/lib/correspondence/schema";

const ACCESS = { access: "signed_in" } as const;

export const addLetterAction = defineAction(
  addLetterSchema,
  async (ctx, input) => {
    const result = await addLetter(ctx, input);
    if (!result.ok) return result;
    const { round, iso3 } = input;
    return redirect(`/${await getLocale()}/rounds/${round}/${iso3}/correspondence/${result.value.number}`);
  },
  ACCESS,
);

export const withdrawLetterAction = defineAction(withdrawLetterSchema, withdrawLetter, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/correspondence/[number]",
});
