"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { markAllRead, markRead } from "@/lib/notifications/mutations";
import { markAllReadInput, markReadInput } from "@/lib/notifications/schema";

export const markReadAction = defineAction(
  markReadInput,
  async (ctx, input) => {
    const result = await markRead(ctx, input);
    revalidatePath("/[locale]", "layout");
    return result;
  },
  { access: "signed_in" },
);

export const markAllReadAction = defineAction(
  markAllReadInput,
  async (ctx, input) => {
    const result = await markAllRead(ctx, input);
    revalidatePath("/[locale]", "layout");
    return result;
  },
  { access: "signed_in" },
);
