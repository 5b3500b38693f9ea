import { createHash } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

type Preparable<Answer> = {
  toSQL(): { sql: string };
  prepare(name: string): { execute(values: Record<string, unknown>): Promise<Answer> };
};

/**
 * A statement with named placeholders that every connection builds once and the database plans once: for those that run
 * with each request or each save. The text must not depend on who asks; that goes in by the values.
 */
export function prepared<Handle extends object, Answer>(
  build: (database: Handle) => Preparable<Answer>,
): (database: Handle, values: Record<string, unknown>) => Promise<Answer> {
  const statements = new WeakMap<Handle, ReturnType<Preparable<Answer>["prepare"]>>();
  return (database, values) => {
    let statement = statements.get(database);
    if (statement === undefined) {
      const query = build(database);
      // Named by its text: another release or a reloaded module may have another text on the same connection.
      statement = query.prepare(createHash("sha256").update(query.toSQL().sql).digest("hex").slice(0, 32));
      statements.set(database, statement);
    }
    return statement.execute(values);
  };
}

/** A placeholder for the value of a column, written as the column writes it. */
export function valueFor<Column extends PgColumn>(column: Column, name: string): SQL<Column["_"]["data"]> {
  return sql`${sql.param(sql.placeholder(name), column)}`;
}
