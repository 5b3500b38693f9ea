/**
 * Every kind of background work: what it is called, what it needs and how often it runs. To add one,
 * give it a line here and a handler in `handlers.ts`; the type checker asks for both.
 */
import { z } from "zod";

export const JOBS = {
  /** Removes what has run out: ended sessions, spent limits. */
  housekeeping: { data: z.object({}), schedule: "17 * * * *" },
  /** Erases the texts of interviews whose agreed deletion day has come. */
  "interview-deletion": { data: z.object({}), schedule: "7 * * * *" },
  /** Erases contributions whose day has come; apart from the others, so that one that fails stops none of them. */
  "contribution-deletion": { data: z.object({}), schedule: "8 * * * *" },
  /** Closes links and passes on contributions whose people have left otherwise than by a write here. */
  "left-behind": { data: z.object({}), schedule: "11 * * * *" },
  /** Erases what was written down of meetings whose agreed deletion day has come. */
  "meeting-record-deletion": { data: z.object({}), schedule: "9 * * * *" },
  /** Compares every stored figure with a fresh computation and reports what differs. */
  "figures-check": { data: z.object({}), schedule: "40 2 * * *" },
  /** Writes the head of the audit chain into the log, so that a copy of it lies outside the database every day. */
  "audit-anchor": { data: z.object({}), schedule: "5 0 * * *" },
  /** Removes files that nothing holds any more. */
  "file-sweep": { data: z.object({}), schedule: "10 3 * * *" },
  /** Tells of deadlines and writes the digests of the day, once it is morning in the programme's zone. */
  "daily-notices": { data: z.object({}), schedule: "12 * * * *" },
  /** Sends the mails that are due; asked for with each mail, and by the clock for those that are tried again. */
  mail: { data: z.object({}), schedule: "* * * * *" },
  /** Takes an import of a page one step further. */
  import: { data: z.object({ run: z.uuid() }), schedule: null },
  /** Reads and draws a boundary file that was sent. */
  "boundary-file": { data: z.object({ reading: z.uuid() }), schedule: null },
  /** Makes a version of the figures of a country. */
  figures: { data: z.object({ run: z.uuid() }), schedule: null },
  /** Takes a check of many entries one step further. */
  check: { data: z.object({ run: z.uuid() }), schedule: null },
  /** Simulates how stable bands are. */
  stability: { data: z.object({ run: z.uuid() }), schedule: null },
  /** Makes a file of the country report of a release. */
  report: { data: z.object({ run: z.uuid() }), schedule: null },
  /** Says of a run that it failed, where the queue delivered its job so often in vain that it gave it up. */
  "given-up": {
    data: z.union([z.object({ run: z.uuid() }), z.object({ reading: z.uuid() })]),
    schedule: null,
  },
} as const satisfies Record<string, JobDefinition>;

export type JobDefinition = {
  /** What the job is told; parsed when it is asked for and again when it runs. */
  data: z.ZodType<object>;
  /** A cron expression in UTC for work that comes by the clock; null for work that somebody asks for. */
  schedule: string | null;
};
export type JobName = keyof typeof JOBS;
export type JobData<Name extends JobName> = z.output<(typeof JOBS)[Name]["data"]>;

/** The names of all jobs. */
export function jobNames(): JobName[] {
  return Object.keys(JOBS).filter((name): name is JobName => name in JOBS);
}
