import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, pgTable, uuid } from "drizzle-orm/pg-core";
import { id, importRunStatusEnum, importRunStepEnum, instant, registerEnum } from "./_columns";
import { users } from "./user";

/**
 * A check of many entries on its way: what its person saw, and what the worker is to do next or did last. It ends after
 * a day; the entries and the event of the check are what stays.
 */
export const checkRuns = pgTable(
  "check_runs",
  {
    id: id(),
    register: registerEnum().notNull(),
    personId: uuid()
      .notNull()
      .references(() => users.id),
    /** The parameters of the list that was to be checked. */
    filter: jsonb().$type<Record<string, string>>().notNull(),
    /** The entries that stood there, each by its id and its version then. */
    entries: jsonb().$type<readonly (readonly [id: string, version: number])[]>().notNull(),
    /** How many those are, and how many stood there that the person wrote and may not check. */
    total: integer().notNull(),
    own: integer().notNull(),
    step: importRunStepEnum().notNull(),
    status: importRunStatusEnum().notNull(),
    /** What the last step found, as `lib/checks/view.ts` has it. */
    view: jsonb().$type<unknown>(),
    written: integer().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index("check_runs_created_index").on(t.createdAt),
    check("check_runs_steps", sql`${t.step} in ('look', 'check')`),
    check("check_runs_written_of_total", sql`${t.written} between 0 and ${t.total}`),
  ],
);
