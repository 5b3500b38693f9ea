import "server-only";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDeleteBase, PgInsertBuilder, PgUpdateBuilder } from "drizzle-orm/pg-core";
import type { ReadDatabase } from "@/db/client";
import type { bandStabilityResults, bandStabilityRuns } from "@/db/schema/band-stability";
import type { boundaryReadings } from "@/db/schema/boundary";
import type { checkRuns } from "@/db/schema/check-run";
import type { fieldDevices, fieldPackSources } from "@/db/schema/field-mode";
import type { figureRuns } from "@/db/schema/figure-version";
import type { importRuns } from "@/db/schema/import";
import type { mailOutbox, notifications } from "@/db/schema/notification";
import type { presence } from "@/db/schema/presence";
import type { reportRuns } from "@/db/schema/report";
import type { deviceKeys, rateLimits, sessions } from "@/db/schema/user";
import { enqueue } from "@/lib/jobs/queue";
import type { JobData, JobName } from "@/lib/jobs/registry";
import { type Ctx, databaseOf } from "./context";

/**
 * The tables that are written without an audit event: nothing in them is a decision, and what a person typed in them
 * ends after a day. Simulations of bands stay, with the numbers they were asked for with.
 */
export type HousekeepingTable =
  | typeof sessions
  | typeof rateLimits
  | typeof deviceKeys
  | typeof fieldDevices
  | typeof fieldPackSources
  | typeof importRuns
  | typeof boundaryReadings
  | typeof figureRuns
  | typeof checkRuns
  | typeof bandStabilityRuns
  | typeof bandStabilityResults
  | typeof reportRuns
  | typeof presence
  | typeof notifications
  | typeof mailOutbox;

/** A transaction that can write the unaudited tables only. */
export type HousekeepingDatabase = ReadDatabase & {
  insert<T extends HousekeepingTable>(table: T): PgInsertBuilder<T, NodePgQueryResultHKT>;
  update<T extends HousekeepingTable>(table: T): PgUpdateBuilder<T, NodePgQueryResultHKT>;
  delete<T extends HousekeepingTable>(table: T): PgDeleteBase<T, NodePgQueryResultHKT>;
};

/** Asks for a job in the same transaction. */
export type AskForJob = <Name extends JobName>(name: Name, data: JobData<Name>) => Promise<void>;

/**
 * The second, closed door: when sessions and field devices were last seen, which sources went along with a device, where
 * somebody was last seen, rate limits, device keys, imports, boundary files, versions of figures, checks of many entries
 * and reports on their way, simulations of bands, notices of deadlines and that one was read, mails on their way, and the
 * jobs they need.
 */
export function housekeeping<T>(
  ctx: Ctx,
  work: (tx: HousekeepingDatabase, askFor: AskForJob) => Promise<T>,
): Promise<T> {
  return databaseOf(ctx).transaction((tx) => work(tx, (name, data) => enqueue(tx, name, data)));
}
