/** What may be sent about notifications. Pure, and safe in the browser. */
import { z } from "zod";
import { MAIL_CHOICES, type MailChoice, NOTIFICATION_EVENTS, type NotificationEvent } from "@/db/enums";
import { pageNumber } from "@/lib/core/field-schemas";

export const notificationFilter = z.object({ page: pageNumber });

export const markReadInput = z.object({ id: z.uuid() });
/** Everything until the newest one that the reader saw. */
export const markAllReadInput = z.object({ until: z.iso.datetime().pipe(z.coerce.date()) });

/** A choice for each event that the form shows; what it does not show stays as it was. */
export const savePreferencesInput = z
  .partialRecord(z.enum(NOTIFICATION_EVENTS), z.enum(MAIL_CHOICES))
  .transform(
    (choices): Preferences =>
      new Map(
        NOTIFICATION_EVENTS.flatMap((event) => {
          const choice = choices[event];
          return choice === undefined ? [] : [[event, choice]];
        }),
      ),
  );
/** When a person wants mail, by event. */
export type Preferences = ReadonlyMap<NotificationEvent, MailChoice>;
