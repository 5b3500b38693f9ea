"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { retryMail } from "@/lib/mail/mutations";
import { retryMailInput } from "@/lib/mail/schema";

export const retryMailAction = defineAction(
  retryMailInput,
  async (ctx, input) => {
    const result = await retryMail(ctx, input);
    revalidatePath("/[locale]/administration/mail", "page");
    return result;
  },
  { access: "signed_in" },
);
