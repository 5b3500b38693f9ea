import type { useTranslations } from "next-intl";
import type { FormField } from "@/components/forms/form-field";
import { MAIL_CHOICES, type NotificationEvent } from "@/db/enums";
import { NOTIFICATION_GROUPS, NOTIFICATION_TABLE } from "@/lib/notifications/events";
import type { Preferences } from "@/lib/notifications/schema";

/** One choice for each event that can reach the person, under the headings of the table of events. */
export function preferenceFields(
  reaching: readonly NotificationEvent[],
  preferences: Preferences,
  t: ReturnType<typeof useTranslations<"notifications">>,
): readonly FormField[] {
  return NOTIFICATION_GROUPS.flatMap((group) => {
    const events = reaching.filter((event) => NOTIFICATION_TABLE[event].group === group);
    if (events.length === 0) return [];
    const fields = events.map((event) => ({
      kind: "select" as const,
      name: event,
      label: t(`events.${event}`),
      value: preferences.get(event),
      options: MAIL_CHOICES.map((value) => ({ value, label: t(`preferences.choices.${value}`) })),
    }));
    return [{ kind: "group" as const, name: group, legend: t(`preferences.groups.${group}`), fields }];
  });
}
