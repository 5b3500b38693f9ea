import { pgTable, text } from "drizzle-orm/pg-core";
import { publicationKindEnum } from "./_code-lists";
import { entryId } from "./_register";

/** A toolkit, report, leaflet or awareness spot that others may use. */
export const publications = pgTable("publications", {
  entryId: entryId(),
  name: text().notNull(),
  kind: publicationKindEnum().notNull(),
  publisher: text().notNull(),
  /** Partial date in EDTF. */
  publishedOn: text(),
  /** BCP 47 tags. */
  languages: text().array().notNull(),
  countries: text().array().notNull(),
  rights: text(),
  /** An office, never a private person. */
  contact: text(),
  /** A checked one has a link or a file (`register_files`); a trigger sees to it. */
  link: text(),
});
