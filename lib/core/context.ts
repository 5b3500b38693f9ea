import type { Database, ReadDatabase, WritableDatabase } from "@/db/client";
import type { Role } from "@/db/enums";

/** Who acts. A system actor is a job or a command of the installation, never a person. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "user"; userId: string; name: string; email: string; roles: readonly Role[]; sessionId: string }
  | { kind: "system"; job: string };

/** What every read and write depends on: who, which database, what time it is. Tests build one by hand. */
export type Ctx = {
  readonly actor: Actor;
  /** Reads; inside `mutate()` this is the transaction itself. */
  readonly read: ReadDatabase;
  readonly now: Date;
  /** Reference of the request, as error pages and the log show it; null for jobs and commands. */
  readonly requestReference: string | null;
};

/** The context inside `mutate()`: the only place where a writable handle exists. */
export type MutationCtx = Ctx & {
  readonly tx: WritableDatabase;
};

const databases = new WeakMap<Ctx, Database>();

/** A context for one request, job or command on one database. */
export function createContext(
  database: Database,
  actor: Actor,
  now: Date,
  requestReference: string | null = null,
): Ctx {
  const ctx: Ctx = { actor, read: database.read, now, requestReference };
  databases.set(ctx, database);
  return ctx;
}

/** The same context for another person; used where a command acts for somebody (`--as`) or a test changes sides. */
export function actingAs(ctx: Ctx, actor: Actor): Ctx {
  return createContext(databaseOf(ctx), actor, ctx.now, ctx.requestReference);
}

/** The database behind a context. For the doors of `lib/core/mutate.ts` and `lib/core/housekeeping.ts`, and for the counters of `lib/auth/attempts.ts`. */
export function databaseOf(ctx: Ctx): Database {
  const database = databases.get(ctx);
  if (!database) throw new Error("A write was started inside another write, or with a context made by hand.");
  return database;
}

/** Whether the actor is a signed-in person with that role. */
export function hasRole(actor: Actor, role: Role): boolean {
  return actor.kind === "user" && actor.roles.includes(role);
}
