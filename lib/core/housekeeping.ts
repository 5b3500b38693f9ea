import "server-only";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDeleteBase, PgInsertBuilder, PgUpdateBuilder } from "drizzle-orm/pg-core";
import type { ReadDatabase } from "@/db/client";
import type { deviceKeys, rateLimits, sessions } from "@/db/schema/user";
import { type Ctx, databaseOf } from "./context";

/** The tables that are written without an audit event: nothing in them is a decision or a text of a person. */
export type HousekeepingTable = typeof sessions | typeof rateLimits | typeof deviceKeys;

/** A transaction that can write the unaudited tables only. */
export type HousekeepingDatabase = ReadDatabase & {
  insert<T extends HousekeepingTable>(table: T): PgInsertBuilder<T, NodePgQueryResultHKT>;
  update<T extends HousekeepingTable>(table: T): PgUpdateBuilder<T, NodePgQueryResultHKT>;
  delete<T extends HousekeepingTable>(table: T): PgDeleteBase<T, NodePgQueryResultHKT>;
};

/** The second, closed door: session last-seen, rate limits, device keys. */
export function housekeeping<T>(ctx: Ctx, work: (tx: HousekeepingDatabase) => Promise<T>): Promise<T> {
  return databaseOf(ctx).transaction((tx) => work(tx));
}
