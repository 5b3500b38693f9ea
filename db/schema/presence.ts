import { sql } from "drizzle-orm";
import { check, foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core";
import { code, instant, presenceViewEnum } from "./_columns";
import { assessments } from "./assessment";
import { users } from "./user";

/**
 * Where somebody was last seen in an assessment. Advice for those who work together, never a lock: nothing depends on it,
 * and a row is swept away once it is old.
 */
export const presence = pgTable(
  "presence",
  {
    assessmentId: uuid().notNull(),
    userId: uuid().notNull(),
    view: presenceViewEnum().notNull(),
    domain: code().notNull(),
    /** The card that had the focus; null where none had. */
    indicator: code(),
    /** Since when the person is at this place. */
    since: instant().notNull(),
    seenAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.userId, t.view] }),
    index("presence_seen_index").on(t.seenAt),
    foreignKey({
      name: "presence_assessment_fk",
      columns: [t.assessmentId],
      foreignColumns: [assessments.id],
    }).onDelete("cascade"),
    foreignKey({ name: "presence_user_fk", columns: [t.userId], foreignColumns: [users.id] }).onDelete(
      "cascade",
    ),
    check("presence_since_before_seen", sql`${t.since} <= ${t.seenAt}`),
  ],
);
