import { sql } from "drizzle-orm";
import { bigint, check, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytes, id, instant } from "./_columns";
import { users } from "./user";

/**
 * The audit chain of the installation: append-only, `hash` covers the row and the hash before it.
 * It holds no text, only salted hashes; the texts and their salts are in `revisions`.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    /** Position in the chain, from 1, without gaps. */
    position: bigint({ mode: "number" }).primaryKey(),
    at: instant().notNull(),
    actorId: uuid().references(() => users.id),
    /** `user`, or the name of the job or command that acted. */
    actorKind: text().notNull(),
    action: text().notNull(),
    entity: text().notNull(),
    entityId: uuid().notNull(),
    version: integer().notNull(),
    requestReference: text(),
    beforeSha256: text(),
    afterSha256: text(),
    reasonSha256: text(),
    previousSha256: text().notNull(),
    sha256: text().notNull().unique("audit_events_sha256_unique"),
  },
  (t) => [
    index("audit_events_entity_index").on(t.entity, t.entityId, t.position),
    index("audit_events_actor_index").on(t.actorId),
  ],
);

/**
 * The canonical content of an audited noun after (and, for a removal, before) one event, with its salt.
 * Two people together may erase a passage: content, reason and salt go, the hashes in the chain stay.
 */
export const revisions = pgTable(
  "revisions",
  {
    id: id(),
    position: bigint({ mode: "number" })
      .notNull()
      .references(() => auditEvents.position),
    entity: text().notNull(),
    entityId: uuid().notNull(),
    version: integer().notNull(),
    /** Canonical JSON after the event; null when the noun was removed or the text was erased. */
    content: text(),
    salt: bytes(),
    reason: text(),
    reasonSalt: bytes(),
    erasureId: uuid().references(() => erasures.id),
  },
  (t) => [
    unique("revisions_entity_version_unique").on(t.entity, t.entityId, t.version),
    index("revisions_position_index").on(t.position),
  ],
);

/**
 * Who erased what and why: two people, or the job that enforces the deletion date of an interview. Triggers see to it
 * that an erasure is proposed, then confirmed, and that the passage is forgotten in the transaction that confirms it.
 */
export const erasures = pgTable(
  "erasures",
  {
    id: id(),
    entity: text().notNull(),
    entityId: uuid().notNull(),
    /** What is to go, word for word; null once it is gone, and where an enforced date takes everything. */
    passage: text(),
    reason: text().notNull(),
    proposedBy: uuid().references(() => users.id),
    proposedAt: instant().notNull(),
    confirmedBy: uuid().references(() => users.id),
    confirmedAt: instant(),
    /** Who took the proposal back or declined it: it ends without erasing, and forgets its passage. */
    declinedBy: uuid().references(() => users.id),
    declinedAt: instant(),
    /** Set where an enforced deletion date stands in for the two people. */
    enforcedBy: text(),
  },
  (t) => [
    check("erasures_two_people", sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.proposedBy}`),
    check(
      "erasures_declined_forgets",
      sql`(${t.declinedBy} is null) = (${t.declinedAt} is null) and (${t.declinedBy} is null or (${t.confirmedBy} is null and ${t.passage} is null))`,
    ),
    index("erasures_waiting_index")
      .on(t.proposedAt)
      .where(sql`${t.confirmedBy} is null and ${t.declinedBy} is null and ${t.enforcedBy} is null`),
    check("erasures_people_or_rule", sql`(${t.proposedBy} is null) = (${t.enforcedBy} is not null)`),
    check(
      "erasures_rule_takes_everything",
      sql`${t.enforcedBy} is null or (${t.passage} is null and ${t.confirmedBy} is null)`,
    ),
  ],
);
