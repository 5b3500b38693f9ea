"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { confirmSeal, declineSeal, proposeSeal } from "@/lib/releases/mutations";
import { confirmSealSchema, proposeSealSchema, sealKeySchema } from "@/lib/releases/schema";

const PAGE = "/[locale]/releases/[code]/seal";
const ACCESS = { access: "signed_in" } as const;

export const proposeSealAction = defineAction(proposeSealSchema, proposeSeal, {
  access: "signed_in",
  shows: PAGE,
});

export const confirmSealAction = defineAction(
  confirmSealSchema,
  async (ctx, input) => {
    const result = await confirmSeal(ctx, input);
    if (result.ok) redirect(`/${await getLocale()}/releases/${result.value.code}`);
    return result;
  },
  ACCESS,
);

export const declineSealAction = defineAction(sealKeySchema, declineSeal, {
  access: "signed_in",
  shows: PAGE,
});
