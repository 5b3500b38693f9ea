/** Columns that the tables of the registers have in common. */
import { integer, uuid } from "drizzle-orm/pg-core";
import { code } from "./_columns";
import { countries } from "./country";
import { registerEntries } from "./register";

/** The entry that a row belongs to; one row an entry. */
export const entryId = () =>
  uuid()
    .primaryKey()
    .references(() => registerEntries.id);
/** The entry that one of several rows belongs to. */
export const ofEntry = () =>
  uuid()
    .notNull()
    .references(() => registerEntries.id);
/** The place of a row among the rows of its entry, from 1. */
export const position = () => integer().notNull();
/** A country by its ISO code. */
export const country = () => code().references(() => countries.iso3, { onUpdate: "cascade" });
