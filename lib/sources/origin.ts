import { sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { sources } from "@/db/schema/source";

const original = alias(sources, "original");

/**
 * The origin that independence is judged by, of a row of `sources`: what the source relies on. A twin is of the origin
 * of its source, whatever is written about it, so that both together say no more than one of them.
 */
export const countedOrigin = sql<
  string | null
>`case when ${sources.twinOfId} is null then ${sources.origin} else (select coalesce(nullif(btrim(${original.origin}), ''), ${original.code}) from ${sources} ${sql.identifier("original")} where ${original.id} = ${sources.twinOfId}) end`;
