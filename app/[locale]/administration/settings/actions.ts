"use server";

import { defineAction } from "@/lib/core/action";
import { changeSettings } from "@/lib/settings/mutations";
import { changeSettingsInput } from "@/lib/settings/schema";

export const changeSettingsAction = defineAction(changeSettingsInput, changeSettings, {
  access: "signed_in",
  shows: "/[locale]/administration/settings",
});
