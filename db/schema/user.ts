import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytes, id, instant, interestKindEnum, invitationPurposeEnum, roleEnum } from "./_columns";
import { countries } from "./country";

/** A person who may sign in. The e-mail is stored in lower case. */
export const users = pgTable(
  "users",
  {
    id: id(),
    email: text().notNull(),
    name: text().notNull(),
    locale: text().notNull(),
    createdAt: instant().notNull(),
    disabledAt: instant(),
    version: integer().notNull(),
  },
  (t) => [
    uniqueIndex("users_email_unique").on(t.email),
    check("users_email_lower", sql`${t.email} = lower(${t.email}) and ${t.email} like '%_@_%'`),
  ],
);

/** Roles of a person. A trigger refuses `administrator` beside any other role or duty. */
export const userRoles = pgTable(
  "user_roles",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    role: roleEnum().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.role] })],
);

/** Countries a person declared as own nationality or as an interest: no duty there but the focal point's. */
export const userInterests = pgTable(
  "user_interests",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    countryId: uuid()
      .notNull()
      .references(() => countries.id),
    kind: interestKindEnum().notNull(),
    note: text(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.countryId, t.kind] })],
);

/** The passphrase of a person, as an Argon2id hash. */
export const credentials = pgTable("credentials", {
  userId: uuid()
    .primaryKey()
    .references(() => users.id),
  passphraseHash: text().notNull(),
  changedAt: instant().notNull(),
});

/** The only truth about who is signed in; the cookie carries a secret whose SHA-256 is `tokenHash`. */
export const sessions = pgTable(
  "sessions",
  {
    id: id(),
    tokenHash: text().notNull().unique("sessions_token_hash_unique"),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    endedAt: instant(),
    /** Browser and system in words, for the list of own sessions. */
    device: text().notNull(),
  },
  (t) => [index("sessions_user_index").on(t.userId), index("sessions_last_seen_index").on(t.lastSeenAt)],
);

/** A single-use link to set a passphrase, valid 72 hours; only the SHA-256 of its secret is stored. */
export const invitations = pgTable(
  "invitations",
  {
    id: id(),
    tokenHash: text().notNull().unique("invitations_token_hash_unique"),
    purpose: invitationPurposeEnum().notNull(),
    /** Null for the first administrator, who names the account while using the link. */
    userId: uuid().references(() => users.id),
    createdBy: uuid().references(() => users.id),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
    usedAt: instant(),
    revokedAt: instant(),
  },
  (t) => [
    index("invitations_user_index").on(t.userId),
    check(
      "invitations_user_when_invited",
      sql`${t.purpose} = 'first_administrator' or ${t.userId} is not null`,
    ),
  ],
);

/** Somebody asked the administrator for a new link. Whether the address exists is never told. */
export const linkRequests = pgTable(
  "link_requests",
  {
    id: id(),
    userId: uuid()
      .notNull()
      .references(() => users.id),
    requestedAt: instant().notNull(),
    answeredAt: instant(),
    answeredBy: uuid().references(() => users.id),
  },
  (t) => [uniqueIndex("link_requests_open_unique").on(t.userId).where(sql`${t.answeredAt} is null`)],
);

/** The key with which one person's unsent work is encrypted on one device; given to a signed-in page only. */
export const deviceKeys = pgTable(
  "device_keys",
  {
    userId: uuid()
      .notNull()
      .references(() => users.id),
    deviceId: uuid().notNull(),
    key: bytes().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.deviceId] })],
);

/** Counters of rate-limiter-flexible, in its own layout. */
export const rateLimits = pgTable("rate_limits", {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  /** Milliseconds since 1970; null never expires. */
  expire: bigint({ mode: "number" }),
});
