"use server";

import { revalidatePath } from "next/cache";
import { withdrawOwn } from "@/lib/contributions/receipt";
import { ownContributionSchema, sendOwnSchema } from "@/lib/contributions/schema";
import { sendOwn } from "@/lib/contributions/send";
import { defineAction } from "@/lib/core/action";

const PAGE = "/[locale]/rounds/[round]/[iso3]/contribute";
const ACCESS = { access: "signed_in" } as const;

export const sendOwnAction = defineAction(
  sendOwnSchema,
  async (ctx, input) => {
    const result = await sendOwn(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const withdrawOwnAction = defineAction(
  ownContributionSchema,
  async (ctx, input) => {
    const result = await withdrawOwn(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);
