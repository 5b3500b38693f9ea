/** Who sees and takes back which import, by the table of `lib/policy/import.ts`. */
import "server-only";
import { and, eq, exists, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { IMPORT_KINDS } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { importBatches, importBatchRows } from "@/db/schema/import";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import { IMPORT_RIGHTS, type Imported, type ImportRight, importedBy } from "@/lib/policy/import";
import { addingSubject } from "@/lib/registers/new-entry-subject";

/** What the actor may do with imports. */
export type ImportRights = ReadonlySet<ImportRight>;

/** The rights on imports that the actor holds. */
export async function importRights(ctx: Ctx): Promise<ImportRights> {
  const rights: ImportRight[] = [];
  if (can(ctx.actor, "entry.add", await addingSubject(ctx))) rights.push("entry.add");
  if (can(ctx.actor, "outside_round.import", { kind: "installation" })) rights.push("outside_round.import");
  return new Set(rights);
}

/** Whether a row of `import_batches` brought ratings of a round of kind *outside*. */
export function isOutside(ctx: Ctx): SQL<boolean> {
  return exists(
    ctx.read
      .select({ id: ratings.id })
      .from(importBatchRows)
      .innerJoin(ratings, eq(ratings.id, importBatchRows.entityId))
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .innerJoin(rounds, and(eq(rounds.id, assessments.roundId), eq(rounds.kind, "outside")))
      .where(eq(importBatchRows.batchId, importBatches.id)),
  ).mapWith(Boolean);
}

/**
 * The condition on `import_batches` of those that the actor may know of: one's own, and of other people what the table
 * opens; for commands all. What a command or the installation itself imported is no person's.
 */
export function visibleBatches(ctx: Ctx, rights: ImportRights): SQL | undefined {
  const { actor } = ctx;
  if (actor.kind === "system") return undefined;
  if (actor.kind !== "user") return sql`false`;
  const opened = IMPORT_KINDS.flatMap((kind) =>
    [true, false].flatMap((outside) => {
      const { seenBy } = IMPORT_RIGHTS[importedBy(kind, outside)];
      return seenBy !== null && rights.has(seenBy) ? [{ kind, outside }] : [];
    }),
  );
  const ofKinds = (outside: boolean) =>
    inArray(
      importBatches.kind,
      opened.filter((one) => one.outside === outside).map(({ kind }) => kind),
    );
  return or(
    eq(importBatches.importedBy, actor.userId),
    and(
      isNotNull(importBatches.importedBy),
      or(and(ofKinds(true), isOutside(ctx)), and(ofKinds(false), sql`not ${isOutside(ctx)}`)),
    ),
  );
}

/** Whether what was imported is taken back by who holds these rights, as far as that depends on what it was. */
export function mayTakeBack(imported: Imported, rights: ImportRights): boolean {
  const { takenBackBy } = IMPORT_RIGHTS[imported];
  return takenBackBy !== null && rights.has(takenBackBy);
}
