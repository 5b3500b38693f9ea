/** The treaty actions that every installation holds: put there by the product itself, once. */
import "server-only";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { importBatches } from "@/db/schema/import";
import { registerCitations, registerEntries } from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { chunksOf } from "@/lib/core/chunks";
import { createContext, type MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { recordBatch } from "@/lib/import/batch";
import { nextEntryCodes } from "@/lib/registers/code";
import { ENTRY_ENTITY } from "@/lib/registers/content";
import { DEFINITIONS } from "@/lib/registers/definitions";
import type { EntryInput } from "@/lib/registers/entry-schema";
import { newEntrySubject } from "@/lib/registers/new-entry-subject";
import { derivedColumns, insertContents } from "@/lib/registers/store";
import { DEPOSITARY_LINK, type ReferenceAct, TREATY_ACTS, TREATY_SOURCE } from "./reference";

const FILE = "treaty-actions.json";
/** The source that the actions cite; it belongs to no single country. */
const SOURCE_CODE = "INT-S-001";
const ROWS_PER_INSERT = 1_000;

function entryOf({ country, treaty, action, on }: ReferenceAct): EntryInput {
  return {
    accessClass: "public",
    notBefore: null,
    reportedBy: country,
    language: "en",
    note: null,
    rows: {},
    values: {
      country,
      treaty,
      action,
      happenedOn: on,
      text: null,
      limiting: false,
      link: null,
      asOf: TREATY_SOURCE.asOf,
    },
  };
}

/**
 * Adds the depositary's actions as checked entries that cite their table. Done once for each state of the data; entries
 * that a person changed since are left alone. One audit event.
 */
export async function loadTreatyActions(database: Database, now: Date): Promise<void> {
  const hash = sha256(canonicalJson(TREATY_ACTS));
  const known = await database.read.$count(importBatches, eq(importBatches.fileSha256, hash));
  if (known > 0) return;
  const definition = DEFINITIONS.treaties;
  const ctx = createContext(database, { kind: "system", job: "start" }, now);
  const [first] = TREATY_ACTS;
  if (!first) return;
  await mutate(
    ctx,
    "entry.add",
    (inside) => newEntrySubject(inside, definition, entryOf(first)),
    async (inside) => {
      const passageId = await depositaryPassage(inside);
      const codes = new Map<string, string[]>();
      for (const [home, acts] of Map.groupBy(TREATY_ACTS, ({ country }) => country)) {
        codes.set(home, [...(await nextEntryCodes(inside, definition, home, acts.length))]);
      }
      const entries = TREATY_ACTS.map((act) => ({
        id: newId(now),
        code: codes.get(act.country)?.shift() ?? "",
        content: entryOf(act),
      }));
      for (const some of chunksOf(entries, ROWS_PER_INSERT)) {
        await inside.tx.insert(registerEntries).values(
          some.map(({ id, code, content }) => ({
            ...derivedColumns(definition, content),
            id,
            register: definition.key,
            code,
            status: "checked" as const,
            createdAt: now,
            updatedAt: now,
            checkedAt: now,
            independentSources: 1,
            version: 1,
          })),
        );
        await inside.tx.insert(registerCitations).values(
          some.map(({ id }) => ({
            id: newId(now),
            entryId: id,
            passageId,
            shows: "exists" as const,
            stance: "supports" as const,
            createdAt: now,
          })),
        );
      }
      await insertContents(inside, definition, entries);
      const change = await recordBatch(
        inside,
        "treaties",
        { name: FILE, sha256: hash },
        entries.map(({ id, code, content }) => ({
          entity: ENTRY_ENTITY,
          entityId: id,
          versionBefore: 0,
          versionAfter: 1,
          key: code,
          before: null,
          after: content.values,
        })),
      );
      return changed(entries.length, change);
    },
  );
}

/** The passage that names the depositary's tables, made with its source where it is not there. */
async function depositaryPassage(ctx: MutationCtx): Promise<string> {
  const [known] = await ctx.read
    .select({ id: passages.id })
    .from(passages)
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(eq(sources.code, SOURCE_CODE));
  if (known) return known.id;
  const [sourceId, passageId] = [newId(ctx.now), newId(ctx.now)];
  await ctx.tx.insert(sources).values({
    id: sourceId,
    code: SOURCE_CODE,
    type: "official_document",
    title: `${TREATY_SOURCE.title} (as of ${TREATY_SOURCE.asOf})`,
    publisher: TREATY_SOURCE.publisher,
    issuedByState: false,
    inForceCheckedOn: TREATY_SOURCE.asOf,
    publishedOn: TREATY_SOURCE.asOf,
    language: "en",
    accessClass: "public",
    reliability: "A",
    credibility: "1",
    link: DEPOSITARY_LINK,
    typedLanguage: "en",
    receivedAt: ctx.now,
    version: 1,
  });
  await ctx.tx.insert(passages).values({
    id: passageId,
    sourceId,
    locator: "XVIII 12, 12-a, 12-b",
    body: null,
    language: "en",
    createdAt: ctx.now,
    version: 1,
  });
  return passageId;
}
