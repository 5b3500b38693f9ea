import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { code, findingKindEnum, findingStateEnum, id, instant } from "./_columns";
import { assessments } from "./assessment";
import { editionNodes, indicators } from "./instrument";
import { registerEntries } from "./register";
import { users } from "./user";

/**
 * What an assessment found: a gap, a strength, a risk, or what is not known. A person made each of them, out of what a
 * rule proposed or without one; a dismissed one stays with its reason. Its priority is computed and never stored.
 */
export const findings = pgTable(
  "findings",
  {
    id: id(),
    assessmentId: uuid().notNull(),
    editionId: uuid().notNull(),
    /** Counts within the assessment; how a finding is named in addresses. */
    number: integer().notNull(),
    /** Natural key, such as 2026-BEN-F-003. */
    code: code().notNull().unique("findings_code_unique"),
    kind: findingKindEnum().notNull(),
    state: findingStateEnum().notNull(),
    /** Null where a proposal was dismissed before anybody worded it. */
    statement: text(),
    evidence: text(),
    dismissalReason: text(),
    /** BCP 47 tag of what was typed. */
    language: text().notNull(),
    addedBy: uuid()
      .notNull()
      .references(() => users.id),
    addedAt: instant().notNull(),
    version: integer().notNull(),
  },
  (t) => [
    unique("findings_assessment_number_unique").on(t.assessmentId, t.number),
    foreignKey({
      name: "findings_assessment_fk",
      columns: [t.assessmentId, t.editionId],
      foreignColumns: [assessments.id, assessments.editionId],
    }),
    check("findings_statement_filled", sql`btrim(${t.statement}) <> ''`),
    check("findings_accepted_has_statement", sql`${t.state} <> 'accepted' or ${t.statement} is not null`),
    check(
      "findings_dismissed_has_reason",
      sql`(${t.state} = 'dismissed') = (${t.dismissalReason} is not null)`,
    ),
  ],
);

const ofFinding = () =>
  uuid()
    .notNull()
    .references(() => findings.id);

/** The indicators that a finding rests on. */
export const findingIndicators = pgTable(
  "finding_indicators",
  { findingId: ofFinding(), editionId: uuid().notNull(), indicator: code().notNull() },
  (t) => [
    primaryKey({ columns: [t.findingId, t.indicator] }),
    foreignKey({
      name: "finding_indicators_indicator_fk",
      columns: [t.editionId, t.indicator],
      foreignColumns: [indicators.editionId, indicators.code],
    }),
  ],
);

/** The domains that a finding is about as a whole. */
export const findingDomains = pgTable(
  "finding_domains",
  { findingId: ofFinding(), editionId: uuid().notNull(), domain: code().notNull() },
  (t) => [
    primaryKey({ columns: [t.findingId, t.domain] }),
    foreignKey({
      name: "finding_domains_domain_fk",
      columns: [t.editionId, t.domain],
      foreignColumns: [editionNodes.editionId, editionNodes.key],
    }),
  ],
);

/** The entries of registers that a finding is about. */
export const findingEntries = pgTable(
  "finding_entries",
  {
    findingId: ofFinding(),
    entryId: uuid()
      .notNull()
      .references(() => registerEntries.id),
  },
  (t) => [
    primaryKey({ columns: [t.findingId, t.entryId] }),
    index("finding_entries_entry_index").on(t.entryId),
  ],
);

/** What the rule had proposed where a person decided on it: each proposal of an assessment is decided once. */
export const findingProposals = pgTable(
  "finding_proposals",
  {
    assessmentId: uuid()
      .notNull()
      .references(() => assessments.id),
    proposalKey: code().notNull(),
    findingId: ofFinding(),
  },
  (t) => [
    primaryKey({ columns: [t.assessmentId, t.proposalKey] }),
    index("finding_proposals_finding_index").on(t.findingId),
  ],
);
