import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { cooperationKindEnum, requestDirectionEnum } from "./_code-lists";
import { country, entryId } from "./_register";

/** Agreement, joint operation or team, liaison post, or the requests of one year. */
export const cooperationRecords = pgTable(
  "cooperation_records",
  {
    entryId: entryId(),
    kind: cooperationKindEnum().notNull(),
    subject: text().notNull(),
    /** The State whose record this is. */
    country: country().notNull(),
    otherCountries: text().array().notNull(),
    /** Institutions by name, one a line. */
    institutions: text(),
    /** Partial dates in EDTF. */
    beganOn: text(),
    endedOn: text(),
    link: text(),
    /** Of yearly counts of requests. */
    year: integer(),
    direction: requestDirectionEnum(),
    requests: integer(),
    granted: integer(),
    /** Median days until an answer. */
    answerDays: integer(),
  },
  (t) => [
    check(
      "cooperation_counts_only_for_requests",
      sql`(${t.kind} in ('assistance_requests', 'extradition_requests')) = (num_nonnulls(${t.year}, ${t.direction}, ${t.requests}) = 3) and (${t.kind} in ('assistance_requests', 'extradition_requests') or num_nonnulls(${t.year}, ${t.direction}, ${t.requests}, ${t.granted}, ${t.answerDays}) = 0)`,
    ),
    check("cooperation_granted_within", sql`${t.granted} is null or ${t.granted} <= ${t.requests}`),
    check(
      "cooperation_counts_positive",
      sql`coalesce(${t.requests}, 0) >= 0 and coalesce(${t.granted}, 0) >= 0 and coalesce(${t.answerDays}, 0) >= 0`,
    ),
  ],
);
