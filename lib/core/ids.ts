import { v7 } from "uuid";

/** A new UUIDv7, ordered by `now`: ids are made by the application, never by the database. */
export function newId(now: Date): string {
  return v7({ msecs: now.getTime() });
}
