/**
 * Synthetic data of a given size, made by plain SQL: what is measured is reading and saving, not the making of the
 * data. Triggers are off while the rows go in, so this is for an embedded database of its own; its audit chain does
 * not verify.
 */
import "server-only";
import { readFileSync } from "node:fs";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { assessmentSubject } from "@/lib/assessments/subject";
import type { Actor } from "@/lib/core/context";
import { createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { draftOfStep } from "@/lib/country-comments/drafts";
import { editionByHash } from "@/lib/editions/queries";
import { recomputeFigures } from "@/lib/ratings/figures";
import { actingPerson } from "@/lib/users/acting-person";

/** How much data: countries and rounds beside the small round, where every assessment has a rating of every indicator; and routes. */
export type DataSize = { countries: number; rounds: number; routes: number };

/** The round of twelve countries that data sets of every size hold: the same rows at every size. */
export const SMALL_ROUND = "SMALL";
/** Who leads the six assessments of the small round that are in drafting, and who manages the programme. */
export const BENCH_PEOPLE = { assessor: "assessor@bench.example", manager: "manager@bench.example" } as const;
/** Assessments whose numbers differ by this have the same levels. */
const PATTERNS = 10;

const SYSTEM: Actor = { kind: "system", job: "bench" };

/** The newest round with all countries. */
export function largeRound({ rounds: count }: Pick<DataSize, "rounds">): string {
  return `B${String(count).padStart(2, "0")}`;
}

/** Fills an empty, migrated database. At least twelve countries and one round. */
export async function seedBench(database: Database, size: DataSize): Promise<void> {
  const script = readFileSync(new URL("./seed.sql", import.meta.url), "utf8")
    .replaceAll(":countries", String(size.countries))
    .replaceAll(":rounds", String(size.rounds))
    .replaceAll(":routes", String(size.routes));
  const client = await database.pool.connect();
  try {
    await client.query(script);
    await computeFigures(database, size);
    await client.query(COPY_FIGURES);
    const heard = await askState(database);
    await client.query("set session_replication_role = replica");
    await client.query(COMMENTS_OF_STATE, [heard]);
    await client.query("set session_replication_role = origin");
    await client.query("discard temp");
    await client.query("vacuum analyze");
  } finally {
    client.release();
  }
}

/** Computes the figures of one assessment per pattern; the others have the same levels and get copies. */
async function computeFigures(database: Database, { rounds: last }: DataSize): Promise<void> {
  const now = new Date();
  const ctx = createContext(database, SYSTEM, now);
  const chosen = await database.read
    .select({ round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(rounds.code, largeRound({ rounds: last }))))
    .orderBy(asc(countries.iso3))
    .limit(PATTERNS);
  for (const key of chosen) {
    const { assessment } = await assessmentSubject(ctx, key);
    const edition = await editionByHash(ctx, assessment.editionSha256);
    await database.transaction((tx) =>
      recomputeFigures({ actor: SYSTEM, now, requestReference: null, read: tx, tx }, assessment, edition),
    );
  }
}

/** How often the State was asked about that draft. */
const TIMES_ASKED = 8;

/** Sends the draft of the last assessment under review to its State, again and again; answers its id. */
async function askState(database: Database): Promise<string> {
  const now = new Date();
  const system = createContext(database, SYSTEM, now);
  const manager = await actingPerson(system, BENCH_PEOPLE.manager);
  if (manager === null) throw new Error("The manager of the benchmark is missing.");
  const key = one(
    await database.read
      .select({ round: rounds.code, iso3: countries.iso3 })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(and(eq(rounds.code, SMALL_ROUND), eq(assessments.state, "internal_review")))
      .orderBy(desc(countries.iso3))
      .limit(1),
  );
  const { assessment } = await assessmentSubject(system, key);
  for (let time = 0; time < TIMES_ASKED; time += 1) {
    await database.transaction(async (tx) => {
      const ctx = { actor: manager, now, requestReference: null, read: tx, tx };
      await draftOfStep(ctx, assessment, time === 0 ? "send_draft" : "send_changes");
      await draftOfStep(ctx, assessment, "comment");
    });
  }
  return assessment.id;
}

/** Fifty comments on each of its drafts, with an answer to each. */
const COMMENTS_OF_STATE = `
  with asked as (
    update assessments set state = 'comment_response' where id = $1 returning id, edition_id
  ), written as (
    insert into country_comments (id, draft_id, assessment_id, edition_id, indicator, body, language, written_by,
        written_at, version)
      select gen_random_uuid(), d.id, a.id, a.edition_id, i.code,
        repeat('The Ministry reads the law of 2019 otherwise, see its article 4. ', 3), 'en', d.sent_by, d.sent_at, 1
      from asked a join country_drafts d on d.assessment_id = a.id
      join (select edition_id, code, row_number() over (partition by edition_id order by position) as n
        from indicators) i on i.edition_id = a.edition_id and i.n <= 50
      returning id, written_by, written_at
  )
  insert into comment_responses (comment_id, disposition, reason, language, answered_by, answered_at, version)
    select id, 'not_accepted', 'The courts have not applied it since.', 'en', written_by, written_at, 1 from written`;

const COPY_FIGURES = `
  insert into assessment_figures (assessment_id, edition_id, key, kind, status, score, exact, coverage, low, high,
      plausible_low, plausible_high, band, caps, confidence, withheld, computed_at)
    select a.id, f.edition_id, f.key, f.kind, f.status, f.score, f.exact, f.coverage, f.low, f.high,
      f.plausible_low, f.plausible_high, f.band, f.caps, f.confidence, f.withheld, f.computed_at
    from bench_assessments a
    join bench_assessments model on model.pattern = a.pattern
    join assessment_figures f on f.assessment_id = model.id
  on conflict do nothing`;
