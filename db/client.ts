import { AsyncLocalStorage } from "node:async_hooks";
import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import pg from "pg";
import { statementNames } from "./statement-names";

/** A transaction or the whole database; only `mutate()` and `housekeeping()` get hold of one. */
export type WritableDatabase = NodePgDatabase;

/** What a read may use: it can select, and nothing else. */
export type ReadDatabase = Pick<
  WritableDatabase,
  "select" | "selectDistinct" | "selectDistinctOn" | "with" | "$with" | "$count"
>;

const insideTransaction = new AsyncLocalStorage<true>();

/** One handle per connection: what is built for a connection once (names of columns, prepared statements) stays with it. */
const handles = new WeakMap<pg.PoolClient, WritableDatabase>();

function handleOf(client: pg.PoolClient): WritableDatabase {
  const known = handles.get(client);
  if (known) return known;
  const made = drizzle(client, { casing: "snake_case" });
  handles.set(client, made);
  return made;
}

/** Thrown when the outer handle is used while a transaction of the same request is open. */
export class OuterHandleError extends Error {
  constructor() {
    super("Inside a transaction only the transaction's own handle may be used.");
    this.name = "OuterHandleError";
  }
}

/**
 * Makes `pool.query` throw `OuterHandleError` inside `transaction()`: a read that strayed to the outer
 * handle would miss what the transaction wrote, or wait for its locks for ever. Outside it names the
 * statements that are worth preparing.
 */
function guard(pool: pg.Pool): pg.Pool {
  const query = pool.query.bind(pool);
  const nameOf = statementNames();
  Object.defineProperty(pool, "query", {
    value: (statement: unknown, ...parameters: unknown[]) => {
      if (insideTransaction.getStore()) throw new OuterHandleError();
      return Reflect.apply(query, pool, [named(statement, nameOf), ...parameters]);
    },
  });
  return pool;
}

/** A statement with its name where it has one; one that was built to be prepared brings its own. */
function named(statement: unknown, nameOf: (text: string) => string | undefined): unknown {
  if (typeof statement !== "object" || statement === null || !("text" in statement)) return statement;
  if ("name" in statement && statement.name !== undefined) return statement;
  const name = typeof statement.text === "string" ? nameOf(statement.text) : undefined;
  return name === undefined ? statement : { ...statement, name };
}

export type Database = {
  /** Reads outside a transaction. */
  read: ReadDatabase;
  /**
   * Runs `work` in one transaction: commits when it resolves, rolls back when it throws. The statements that
   * `closing` answers run last and go to the database together with the commit, so that a lock taken there is held for
   * no time of ours; where one fails, nothing is committed. They take no parameters: texts never go into them.
   */
  transaction: <T>(
    work: (tx: WritableDatabase) => Promise<T>,
    closing?: (result: T) => readonly string[],
  ) => Promise<T>;
  pool: pg.Pool;
  close: () => Promise<void>;
};

/**
 * Opens a pool. Rows come back with days as text (`YYYY-MM-DD`) and instants as `Date`. A `statement_timeout` in the
 * settings ends reads that take longer; a transaction is a write, which waits its turn and is never cut.
 */
export function openDatabase(config: pg.PoolConfig): Database {
  const begin = config.statement_timeout ? "begin;\nset local statement_timeout to 0" : "begin";
  const pool = guard(new pg.Pool({ max: 10, ...config }));
  pool.on("error", () => undefined); // an idle connection that breaks is replaced by the pool
  const outer = drizzle(pool, { casing: "snake_case" });
  return {
    read: outer,
    pool,
    close: () => pool.end(),
    async transaction(work, closing = () => []) {
      if (insideTransaction.getStore()) throw new OuterHandleError();
      const client = await pool.connect();
      let broken: Error | undefined;
      // A connection may break between two statements; without a listener that would end the process.
      const onError = (error: Error) => {
        broken = error;
      };
      client.on("error", onError);
      try {
        await client.query(begin);
        const result = await insideTransaction.run(true, () => work(handleOf(client)));
        await client.query([...closing(result), "commit"].join(";\n"));
        return result;
      } catch (error) {
        await client.query("rollback").catch((rollbackError: Error) => {
          broken = rollbackError;
        });
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken);
      }
    },
  };
}
