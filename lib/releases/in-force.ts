/** Which release of an assessment is in force, as a part of statements: the last one. */
import "server-only";
import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { releaseSeals, releases } from "@/db/schema/release";

const lastOf = (assessmentId: AnyColumn): SQL =>
  sql`(select r.id, r.code from ${releases} r where r.assessment_id = ${assessmentId} order by r.number desc limit 1)`;

/** The code of the release in force, sealed or not; null where there is none. */
export function codeInForce(assessmentId: AnyColumn): SQL<string | null> {
  return sql<string | null>`(select l.code from ${lastOf(assessmentId)} l)`;
}

/** The code of the release in force where it may be told of; null where there is none or where two people sealed it. */
export function openCodeInForce(assessmentId: AnyColumn): SQL<string | null> {
  return sql<
    string | null
  >`(select l.code from ${lastOf(assessmentId)} l where not exists (select 1 from ${releaseSeals} s where s.release_id = l.id and s.confirmed_at is not null))`;
}
