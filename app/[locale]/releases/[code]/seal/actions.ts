"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { confirmSeal, declineSeal, proposeSeal } from "@/lib/releases/mutations";
import { confirmSealSchema, proposeSealSchema, sealKeySchema } from "@/lib/releases/schema";

const PAGE = "/[locale]/releases/[code]/seal";
const ACCESS = { access: "signed_in" } as const;

export const proposeSealAction = defineAction(
  proposeSealSchema,
  async (ctx, input) => {
    const result = await proposeSeal(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const confirmSealAction = defineAction(
  confirmSealSchema,
  async (ctx, input) => {
    const result = await confirmSeal(ctx, input);
    if (result.ok) redirect(`/${await getLocale()}/releases/${result.value.code}`);
    return result;
  },
  ACCESS,
);

export const declineSealAction = defineAction(
  sealKeySchema,
  async (ctx, input) => {
    const result = await declineSeal(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);
