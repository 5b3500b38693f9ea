"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { giveConfirmation } from "@/lib/reviews/confirmations";
import {
  giveConfirmationSchema,
  openThreadSchema,
  overruleThreadSchema,
  replySchema,
  resolveThreadSchema,
} from "@/lib/reviews/schema";
import { openThread, overruleThread, replyToThread, resolveThread } from "@/lib/reviews/threads";

const PAGE = "/[locale]/rounds/[round]/[iso3]/review";
const ACCESS = { access: "signed_in" } as const;

export const openThreadAction = defineAction(
  openThreadSchema,
  async (ctx, input) => {
    const result = await openThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const replyAction = defineAction(
  replySchema,
  async (ctx, input) => {
    const result = await replyToThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const resolveThreadAction = defineAction(
  resolveThreadSchema,
  async (ctx, input) => {
    const result = await resolveThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const overruleThreadAction = defineAction(
  overruleThreadSchema,
  async (ctx, input) => {
    const result = await overruleThread(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);

export const giveConfirmationAction = defineAction(
  giveConfirmationSchema,
  async (ctx, input) => {
    const result = await giveConfirmation(ctx, input);
    revalidatePath(PAGE, "page");
    return result;
  },
  ACCESS,
);
