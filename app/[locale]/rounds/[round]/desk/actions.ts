"use server";

import { defineAction } from "@/lib/core/action";
import { sendReminder } from "@/lib/desk/reminders";
import { sendReminderSchema } from "@/lib/desk/schema";

export const sendReminderAction = defineAction(sendReminderSchema, sendReminder, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/desk",
});
