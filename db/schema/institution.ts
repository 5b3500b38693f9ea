import { index, pgTable, text } from "drizzle-orm/pg-core";
import { institutionFunctionEnum } from "./_code-lists";
import { country, entryId } from "./_register";

/** A body of a State: who investigates, prosecutes, judges, protects. */
export const institutions = pgTable(
  "institutions",
  {
    entryId: entryId(),
    name: text().notNull(),
    country: country().notNull(),
    functions: institutionFunctionEnum().array().notNull(),
    ministry: text(),
    mandate: text(),
    /** Partial date in EDTF. */
    since: text(),
    link: text(),
  },
  (t) => [index("institutions_country_index").on(t.country)],
);
