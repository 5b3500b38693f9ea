import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, instant } from "./_columns";
import { assessments } from "./assessment";
import { sources } from "./source";
import { users } from "./user";

/**
 * A browser on which a person has an assessment without a line, for fourteen days from the last time it was switched
 * on. Neither the passphrase nor the key under which it lies there ever comes here.
 */
export const fieldDevices = pgTable(
  "field_devices",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    /** What the person calls it. */
    name: text().notNull(),
    addedAt: instant().notNull(),
    /** When it was switched on last; `until` is counted from here. */
    renewedAt: instant().notNull(),
    until: instant().notNull(),
    lastSeenAt: instant().notNull(),
    forgottenAt: instant(),
    /** When it was told to let go of what it has; null where it kept it at its last contact. */
    letGoAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    index("field_devices_user_index").on(t.userId),
    index("field_devices_assessment_index").on(t.assessmentId),
    check("field_devices_name", sql`btrim(${t.name}) <> ''`),
    check(
      "field_devices_until",
      sql`${t.renewedAt} >= ${t.addedAt} and ${t.until} > ${t.renewedAt} and ${t.until} <= ${t.renewedAt} + interval '14 days'`,
    ),
    check("field_devices_let_go", sql`${t.letGoAt} is null or ${t.letGoAt} >= ${t.addedAt}`),
    check("field_devices_forgotten", sql`${t.forgottenAt} is null or ${t.forgottenAt} >= ${t.addedAt}`),
  ],
);

/**
 * Sources of which something went along with the packs of a device, by when it first did: at its next contact they tell
 * whether it has what it may not have any more.
 */
export const fieldPackSources = pgTable(
  "field_pack_sources",
  {
    deviceId: uuid()
      .notNull()
      .references(() => fieldDevices.id, { onDelete: "cascade" }),
    sourceId: uuid()
      .notNull()
      .references(() => sources.id),
    packedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.deviceId, t.sourceId] }),
    index("field_pack_sources_source_index").on(t.sourceId),
  ],
);

/** What the lead of an assessment decided for field mode; no row says that restricted sources stay out. */
export const fieldModes = pgTable("field_modes", {
  assessmentId: uuid()
    .primaryKey()
    .references(() => assessments.id),
  restrictedAllowed: boolean().notNull(),
  changedBy: uuid()
    .notNull()
    .references(() => users.id),
  changedAt: instant().notNull(),
  version: integer().notNull(),
});
