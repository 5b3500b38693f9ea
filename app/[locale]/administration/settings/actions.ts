"use server";

import { revalidatePath } from "next/cache";
import { defineAction } from "@/lib/core/action";
import { changeSettings } from "@/lib/settings/mutations";
import { changeSettingsInput } from "@/lib/settings/schema";

export const changeSettingsAction = defineAction(
  changeSettingsInput,
  async (ctx, input) => {
    const result = await changeSettings(ctx, input);
    revalidatePath("/[locale]/administration/settings", "page");
    return result;
  },
  { access: "signed_in" },
);
