"use server";

import { defineAction } from "@/lib/core/action";
import { retryMail } from "@/lib/mail/mutations";
import { retryMailInput } from "@/lib/mail/schema";

export const retryMailAction = defineAction(retryMailInput, retryMail, {
  access: "signed_in",
  shows: "/[locale]/administration/mail",
});
