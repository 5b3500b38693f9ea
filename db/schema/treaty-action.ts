import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, text } from "drizzle-orm/pg-core";
import { treatyActionEnum, treatyEnum } from "./_code-lists";
import { day } from "./_columns";
import { country, entryId } from "./_register";

/** One act of a State under the Convention or one of its protocols, as the depositary records it. */
export const treatyActions = pgTable(
  "treaty_actions",
  {
    entryId: entryId(),
    country: country().notNull(),
    treaty: treatyEnum().notNull(),
    action: treatyActionEnum().notNull(),
    happenedOn: day().notNull(),
    /** Text of a reservation or declaration. */
    text: text(),
    /** A reservation that limits what the treaty asks of the State. */
    limiting: boolean().notNull(),
    link: text(),
    /** The day of the depositary's table that this was read from. */
    asOf: day(),
  },
  (t) => [
    index("treaty_actions_country_index").on(t.country, t.treaty, t.happenedOn),
    check("treaty_actions_limiting_reservation", sql`not ${t.limiting} or ${t.action} = 'reservation'`),
  ],
);
