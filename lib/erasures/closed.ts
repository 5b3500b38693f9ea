/** Erasing from sources: who may propose it where a source is closed, what a second person sees, and who is told. */
import "server-only";
import { and, eq, inArray, not, or, type SQL, sql } from "drizzle-orm";
import { passages, sourceOpenings, sourceReaders, sources } from "@/db/schema/source";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { notify } from "@/lib/notifications/write";
import { sourceFacts, visibleTo } from "@/lib/sources/visible-to";
import { type NounKey, nounKey } from "./nouns";

/** The source of a noun: itself, or that of a passage, as a condition on rows of `sources`. */
function isSourceOf({ entity, entityId }: NounKey): SQL | undefined {
  if (entity === "source") return eq(sources.id, entityId);
  if (entity !== "passage") return undefined;
  return sql`exists (select 1 from ${passages} where ${passages.sourceId} = ${sources.id} and ${passages.id} = ${entityId})`;
}

/**
 * Whether the actor knows a closed source by an emergency alone: what was opened for reading is not a way to change it,
 * also after the opening has ended.
 */
export async function knowsByOpening(ctx: Ctx, noun: NounKey): Promise<boolean> {
  const isIt = isSourceOf(noun);
  if (isIt === undefined || ctx.actor.kind !== "user") return false;
  const opened = sql`exists (select 1 from ${sourceOpenings} where ${sourceOpenings.sourceId} = ${sources.id} and ${sourceOpenings.userId} = ${ctx.actor.userId})`;
  const { isNamedReader } = sourceFacts(ctx);
  const only = and(isIt, eq(sources.accessClass, "confidential"), opened, not(isNamedReader));
  return (await ctx.read.$count(sources, only)) > 0;
}

/** Those of these nouns that belong to a confidential source which the actor may not read, by `nounKey`. */
export async function closedNouns(ctx: Ctx, keys: readonly NounKey[]): Promise<ReadonlySet<string>> {
  const idsOf = (noun: string) => keys.flatMap(({ entity, entityId }) => (entity === noun ? [entityId] : []));
  const [ofSources, ofPassages] = [idsOf("source"), idsOf("passage")];
  if (ofSources.length === 0 && ofPassages.length === 0) return new Set();
  const rows = await ctx.read
    .select({ source: sources.id, passage: passages.id })
    .from(sources)
    .leftJoin(passages, eq(passages.sourceId, sources.id))
    .where(
      and(
        or(inArray(sources.id, ofSources), inArray(passages.id, ofPassages)),
        eq(sources.accessClass, "confidential"),
        sql`not coalesce(${visibleTo(ctx) ?? sql`true`}, false)`,
      ),
    );
  return new Set(
    rows.flatMap(({ source, passage }) => [
      nounKey({ entity: "source", entityId: source }),
      ...(passage === null ? [] : [nounKey({ entity: "passage", entityId: passage })]),
    ]),
  );
}

/** Tells the author and the named readers of a source that a passage of it was erased; of every other noun nobody. */
export async function tellOfErasure(ctx: MutationCtx, noun: NounKey): Promise<void> {
  const isIt = isSourceOf(noun);
  if (isIt === undefined) return;
  const rows = await ctx.tx
    .select({ id: sources.id, authorId: sources.authorId, readerId: sourceReaders.userId })
    .from(sources)
    .leftJoin(sourceReaders, eq(sourceReaders.sourceId, sources.id))
    .where(isIt);
  const [first] = rows;
  if (first === undefined) return;
  const people = new Set(
    rows.flatMap(({ authorId, readerId }) => [authorId, readerId]).filter((person) => person !== null),
  );
  await notify(ctx, "passage_erased", { assessment: null, sourceId: first.id, people: [...people] });
}
