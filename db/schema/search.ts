import { sql } from "drizzle-orm";
import { customType, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { code } from "./_columns";

const words = customType<{ data: string }>({ dataType: () => "tsvector" });

/**
 * What can be found, one row a thing and language. Written by triggers in the transaction that writes the thing, so that
 * no path forgets it; who may see the thing is asked of the thing itself.
 */
export const searchDocuments = pgTable(
  "search_documents",
  {
    /** country, assessment, indicator, source, or the register of an entry. */
    noun: text().notNull(),
    entityId: uuid().notNull(),
    /** The natural key that an address is made of. */
    code: code().notNull(),
    language: text().notNull(),
    title: text().notNull(),
    /** Title, code and names without case and accents, for words that are misspelt. */
    folded: text().notNull(),
    words: words().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.noun, t.entityId, t.code, t.language] }),
    index("search_documents_entity_index").on(t.entityId),
    index("search_documents_folded_index").using("gin", sql`${t.folded} gin_trgm_ops`),
    index("search_documents_words_index").using("gin", t.words),
  ],
);
