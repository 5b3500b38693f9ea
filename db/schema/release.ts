import { sql } from "drizzle-orm";
import { check, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { code, id, instant } from "./_columns";
import { assessments } from "./assessment";
import { users } from "./user";

/** A published assessment, frozen: canonical JSON as text and its hash. A trigger refuses every change. */
export const releases = pgTable(
  "releases",
  {
    id: id(),
    /** Permanent, such as 2026-BEN-1. */
    code: code().notNull().unique("releases_code_unique"),
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    number: integer().notNull(),
    content: text().notNull(),
    sha256: text().notNull(),
    /** What a corrigendum changed; null for the first release. */
    corrigendum: text(),
    /** Head of the audit chain when the release was made. */
    auditHead: text().notNull(),
    publishedAt: instant().notNull(),
  },
  (t) => [
    unique("releases_assessment_number_unique").on(t.assessmentId, t.number),
    check("releases_corrigendum_says_what", sql`${t.number} = 1 or btrim(${t.corrigendum}) <> ''`),
  ],
);

/** A release sealed by two people for safety: its address then answers reason, date and hash only. */
export const releaseSeals = pgTable(
  "release_seals",
  {
    releaseId: uuid()
      .primaryKey()
      .references(() => releases.id),
    reason: text().notNull(),
    proposedBy: uuid()
      .notNull()
      .references(() => users.id),
    proposedAt: instant().notNull(),
    confirmedBy: uuid().references(() => users.id),
    confirmedAt: instant(),
  },
  (t) => [
    check("release_seals_two_people", sql`${t.confirmedBy} is null or ${t.confirmedBy} <> ${t.proposedBy}`),
    check("release_seals_reason_filled", sql`btrim(${t.reason}) <> ''`),
  ],
);
