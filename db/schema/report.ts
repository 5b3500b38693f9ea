import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, text, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { id, importRunStatusEnum, instant, reportKindEnum } from "./_columns";
import { releases } from "./release";
import { files } from "./source";
import { users } from "./user";

const HASH = "^[0-9a-f]{64}$";

/**
 * The file of a country report that was made last, one a release, language and kind. It holds what every reader of the
 * release may read, and nothing else; where that is another today, the hash of the content says so and the file is made
 * again.
 */
export const reportFiles = pgTable(
  "report_files",
  {
    id: id(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
    locale: text().notNull(),
    kind: reportKindEnum().notNull(),
    /** Hash of what the report said when the file was made. */
    contentSha256: text().notNull(),
    fileSha256: text()
      .notNull()
      .references(() => files.sha256),
    madeAt: instant().notNull(),
  },
  (t) => [
    unique("report_files_one_each").on(t.releaseId, t.locale, t.kind),
    index("report_files_file_index").on(t.fileSha256),
    check("report_files_content_hash_form", sql`${t.contentSha256} ~ ${sql.raw(`'${HASH}'`)}`),
  ],
);

/** A file of a report on its way: who asked for it, and how far the worker is. It ends itself after a day. */
export const reportRuns = pgTable(
  "report_runs",
  {
    id: id(),
    releaseId: uuid()
      .notNull()
      .references(() => releases.id),
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
    check("report_runs_statuses", sql`${t.status} <> 'ready'`),
    check("report_runs_progress_in_percent", sql`${t.progress} between 0 and 100`),
  ],
);
