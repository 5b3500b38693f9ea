import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { id, importRunStatusEnum, instant, reportKindEnum } from "./_columns";
import { assessments } from "./assessment";
import { releases } from "./release";
import { rounds } from "./round";
import { files } from "./source";
import { users } from "./user";

const HASH = "^[0-9a-f]{64}$";

/** What a file is the report of: a release, an assessment whose brief it is, or a round for its managers or for readers. */
const about = () => ({
  releaseId: uuid().references(() => releases.id),
  assessmentId: uuid().references(() => assessments.id),
  roundId: uuid().references(() => rounds.id),
  /** Whether the report of a round is the one for readers of releases; null for what is about no round. */
  forReaders: boolean(),
});

type About = Record<keyof ReturnType<typeof about>, AnyPgColumn>;

const isAboutOne = ({ releaseId, assessmentId, roundId, forReaders }: About) =>
  sql`num_nonnulls(${releaseId}, ${assessmentId}, ${roundId}) = 1 and (${roundId} is null) = (${forReaders} is null)`;

/**
 * The file of a report that was made last, one for what it is about, language and kind. It holds what everybody may read
 * who may have it, and nothing else; where that is another today, the hash of the content says so and the file is made
 * again.
 */
export const reportFiles = pgTable(
  "report_files",
  {
    id: id(),
    ...about(),
    locale: text().notNull(),
    kind: reportKindEnum().notNull(),
    /** Hash of what the report said when the file was made, or of all that it is made of. */
    contentSha256: text().notNull(),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    madeAt: instant().notNull(),
  },
  (t) => [
    unique("report_files_one_each").on(t.releaseId, t.locale, t.kind),
    unique("report_files_one_brief_each").on(t.assessmentId, t.locale, t.kind),
    unique("report_files_one_round_each").on(t.roundId, t.forReaders, t.locale, t.kind),
    check("report_files_about_one", isAboutOne(t)),
    index("report_files_file_index").on(t.fileSha256),
    check("report_files_content_hash_form", sql`${t.contentSha256} ~ ${sql.raw(`'${HASH}'`)}`),
  ],
);

/** A file of a report on its way: who asked for it, and how far the worker is. It ends itself after a day. */
export const reportRuns = pgTable(
  "report_runs",
  {
    id: id(),
    ...about(),
    locale: text().notNull(),
    kind: reportKindEnum().notNull(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    status: importRunStatusEnum().notNull(),
    /** How much of the way is done, in percent. */
    progress: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("report_runs_created_index").on(t.createdAt),
    index("report_runs_place_index").on(t.releaseId, t.locale, t.kind, t.createdAt),
    uniqueIndex("report_runs_one_open")
      .on(t.releaseId, t.locale, t.kind)
      .where(sql`${t.status} in ('waiting', 'working')`),
    uniqueIndex("report_runs_one_open_brief")
      .on(t.assessmentId, t.locale, t.kind)
      .where(sql`${t.status} in ('waiting', 'working')`),
    uniqueIndex("report_runs_one_open_of_round")
      .on(t.roundId, t.forReaders, t.locale, t.kind)
      .where(sql`${t.status} in ('waiting', 'working')`),
    check("report_runs_about_one", isAboutOne(t)),
    check("report_runs_statuses", sql`${t.status} <> 'ready'`),
    check("report_runs_progress_in_percent", sql`${t.progress} between 0 and 100`),
  ],
);
