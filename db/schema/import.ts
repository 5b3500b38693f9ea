import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { id, importKindEnum, instant } from "./_columns";
import { users } from "./user";

/** One import, applied whole; it can be undone, rows changed since are left. */
export const importBatches = pgTable(
  "import_batches",
  {
    id: id(),
    kind: importKindEnum().notNull(),
    fileName: text().notNull(),
    fileSha256: text().notNull(),
    importedBy: uuid().references(() => users.id),
    importedAt: instant().notNull(),
    undoneAt: instant(),
    summary: jsonb().$type<Record<string, number>>().notNull(),
  },
  (t) => [index("import_batches_file_index").on(t.fileSha256)],
);

/** What an import did to one record, so that it can be undone. */
export const importBatchRows = pgTable(
  "import_batch_rows",
  {
    batchId: uuid()
      .notNull()
      .references(() => importBatches.id),
    entity: text().notNull(),
    entityId: uuid().notNull(),
    /** Version before the import; 0 where the import made the record. */
    versionBefore: integer().notNull(),
    versionAfter: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.batchId, t.entity, t.entityId] })],
);
