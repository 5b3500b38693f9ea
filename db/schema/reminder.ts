import { pgTable, unique, uuid } from "drizzle-orm/pg-core";
import { day, id, instant, reminderThingEnum } from "./_columns";
import { assessments } from "./assessment";
import { users } from "./user";

/** A manager reminded the people of an assessment of one thing; once on a day of the programme. */
export const reminders = pgTable(
  "reminders",
  {
    id: id(),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    thing: reminderThingEnum().notNull(),
    sentOn: day().notNull(),
    sentBy: uuid()
      .notNull()
      .references(() => users.id),
    sentAt: instant().notNull(),
  },
  (t) => [unique("reminders_once_a_day").on(t.assessmentId, t.thing, t.sentOn)],
);
