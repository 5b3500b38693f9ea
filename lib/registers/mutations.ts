/** Writes on entries of every register: added, saved, checked by somebody else, withdrawn, superseded. */
import "server-only";
import { eq, sql } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import { personOrNull } from "@/lib/core/acting-person";
import { constraintOf } from "@/lib/core/constraint";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Refused, type Result, refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import { can } from "@/lib/policy/can";
import { checkedColumns, lackingFile, lackingSource } from "./check-rule";
import { nextEntryCodes } from "./code";
import { entryChange, entryContent } from "./content";
import { DEFINITIONS } from "./definitions";
import type { EntryInput } from "./entry-schema";
import type { RegisterDefinition, Values } from "./fields";
import { keepClosedLinks, linksOf, openCodes, unknownLinks } from "./links";
import { newEntrySubject } from "./new-entry-subject";
import type { CheckEntry, EntryKey, SupersedeEntry, WithdrawEntry } from "./schema";
import { derivedColumns, insertContents, readContents, replaceContent } from "./store";
import { entrySubject, type LoadedEntry } from "./subject";

/** Why an entry as a whole is not taken. */
export type EntryRefusal = "changed_meanwhile" | "same_cell" | "link_unknown";

const CELL_CONSTRAINTS = ["detections_cell_unique", "proceedings_cell_unique"];

/** Turns the refusal of a second figure for one cell into words; everything else is thrown on. */
async function refuseSameCell<T>(work: Promise<T>): Promise<T | Refused<"same_cell">> {
  try {
    return await work;
  } catch (error) {
    if (CELL_CONSTRAINTS.includes(constraintOf(error) ?? "")) return { ok: false, reason: "same_cell" };
    throw error;
  }
}

/** An entry with its links over those that stand; null where one leads to nothing that the actor may see. */
async function withLinks(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  input: EntryInput,
  standing: Values,
): Promise<EntryInput | null> {
  const links = [...linksOf(definition, input.values), ...linksOf(definition, standing)];
  const open = await openCodes(
    ctx,
    links.map(({ code }) => code),
  );
  if (unknownLinks(definition, input, standing, open).length > 0) return null;
  return keepClosedLinks(definition, input, standing, open);
}

/** Adds an entry as a draft and gives it the next code of its country. Throws FORBIDDEN. */
export function addEntry(
  ctx: Ctx,
  register: RegisterKey,
  input: EntryInput,
): Promise<Result<{ code: string }, "same_cell" | "link_unknown">> {
  const definition = DEFINITIONS[register];
  return refuseSameCell(
    mutate(
      ctx,
      "entry.add",
      (inside) => newEntrySubject(inside, definition, input),
      async (inside) => {
        if ((await withLinks(inside, definition, input, {})) === null) return refused("link_unknown");
        const id = newId(inside.now);
        const [code = ""] = await nextEntryCodes(
          inside,
          definition,
          definition.home(input.values, input.rows),
          1,
        );
        await inside.tx.insert(registerEntries).values({
          ...derivedColumns(definition, input),
          id,
          register,
          code,
          status: "draft",
          createdBy: personOrNull(inside),
          createdAt: inside.now,
          updatedBy: personOrNull(inside),
          updatedAt: inside.now,
          independentSources: 0,
          version: 1,
        });
        await insertContents(inside, definition, [{ id, content: input }]);
        return changed({ code }, await entryChange(inside, definition, { id, version: 1 }, null));
      },
    ),
  );
}

type Columns = Partial<typeof registerEntries.$inferInsert>;

/** Raises the version of an entry with what else changes on its row. */
export async function raise(
  ctx: MutationCtx,
  id: string,
  columns: Columns,
): Promise<{ id: string; version: number }> {
  const [row] = await ctx.tx
    .update(registerEntries)
    .set({ ...columns, version: sql`${registerEntries.version} + 1` })
    .where(eq(registerEntries.id, id))
    .returning({ id: registerEntries.id, version: registerEntries.version });
  return one(row ? [row] : []);
}

/** Saves an entry as a whole; what was checked becomes a draft again. Throws NOT_FOUND, FORBIDDEN. */
export function saveEntry(
  ctx: Ctx,
  key: EntryKey,
  input: EntryInput,
): Promise<Result<{ version: number }, EntryRefusal>> {
  return changeEntry(ctx, key, () => input);
}

/**
 * The same, with the entry to be saved made of the one that stands. It must still name a country for which the actor
 * may add entries.
 */
export function changeEntry(
  ctx: Ctx,
  key: EntryKey,
  change: (standing: EntryInput) => EntryInput,
): Promise<Result<{ version: number }, EntryRefusal>> {
  const definition = DEFINITIONS[key.register];
  return refuseSameCell(
    mutate<"entry.write", { version: number }, "changed_meanwhile" | "link_unknown", LoadedEntry>(
      ctx,
      "entry.write",
      (inside) => entrySubject(inside, key.register, key.code, true),
      async (inside, { row }) => {
        if (row.version !== key.version) return refused("changed_meanwhile");
        const { values = {}, rows = {} } =
          (await readContents(inside, definition, [row.id])).get(row.id) ?? {};
        const { accessClass, notBefore, reportedBy, language, note } = row;
        const wanted = change({ accessClass, notBefore, reportedBy, language, note, values, rows });
        const input = await withLinks(inside, definition, wanted, values);
        if (input === null) return refused("link_unknown");
        if (!can(inside.actor, "entry.add", await newEntrySubject(inside, definition, input)))
          throw new AppError("FORBIDDEN", "entry.add");
        const before = await entryContent(inside, definition, row.id);
        await replaceContent(inside, definition, row.id, input);
        const raised = await raise(inside, row.id, {
          ...derivedColumns(definition, input),
          status: "draft",
          updatedBy: personOrNull(inside),
          updatedAt: inside.now,
          checkedBy: null,
          checkedAt: null,
        });
        return changed({ version: raised.version }, await entryChange(inside, definition, raised, before));
      },
    ),
  );
}

/**
 * A second person takes an entry as right. Refused where it changed since that person saw it, and where it rests on no
 * source and the person did not confirm that. Throws FORBIDDEN to its writers.
 */
export function checkEntry(
  ctx: Ctx,
  input: CheckEntry,
): Promise<Result<{ version: number }, "changed_meanwhile" | "no_file_or_link" | "no_source">> {
  type Reason = "no_file_or_link" | "no_source";
  return settle<Reason>(ctx, "entry.check", input, undefined, async (inside, { row }) => {
    const definition = DEFINITIONS[input.register];
    if ((await lackingFile(inside, definition, [row.id])).has(row.id)) return "no_file_or_link";
    const isConfirmed = input.withoutSource === "on";
    if (!isConfirmed && (await lackingSource(inside, definition, [row.id])).has(row.id)) return "no_source";
    return checkedColumns(inside);
  });
}

/** Takes an entry out of use for a reason; it stays, and so does what cites it. */
export function withdrawEntry(
  ctx: Ctx,
  input: WithdrawEntry,
): Promise<Result<{ version: number }, "changed_meanwhile">> {
  return settle<never>(ctx, "entry.withdraw", input, input.reason, async (inside) => ({
    status: "withdrawn",
    updatedBy: personOrNull(inside),
    updatedAt: inside.now,
    checkedBy: null,
    checkedAt: null,
  }));
}

/** Names the entry that took the place of this one. Refused where there is none of that code in the register. */
export function supersedeEntry(
  ctx: Ctx,
  input: SupersedeEntry,
): Promise<Result<{ version: number }, "changed_meanwhile" | "successor_unknown">> {
  return settle<"successor_unknown">(ctx, "entry.withdraw", input, input.reason, async (inside, { row }) => {
    const successor = await entrySubject(inside, input.register, input.by).catch((error: unknown) => {
      if (error instanceof AppError && error.code === "NOT_FOUND") return null;
      throw error;
    });
    if (successor === null || successor.row.id === row.id) return "successor_unknown";
    return {
      status: "superseded",
      supersededBy: successor.row.id,
      updatedBy: personOrNull(inside),
      updatedAt: inside.now,
      checkedBy: null,
      checkedAt: null,
    };
  });
}

/** Changes the status of an entry in one way, over the version that the person saw. */
function settle<Reason extends string = never>(
  ctx: Ctx,
  permission: "entry.check" | "entry.withdraw",
  key: { register: RegisterKey; code: string; version: number },
  reason: string | undefined,
  columnsOf: (inside: MutationCtx, subject: LoadedEntry) => Promise<Columns | Reason>,
): Promise<Result<{ version: number }, "changed_meanwhile" | Reason>> {
  const definition = DEFINITIONS[key.register];
  return mutate<typeof permission, { version: number }, "changed_meanwhile" | Reason, LoadedEntry>(
    ctx,
    permission,
    (inside) => entrySubject(inside, key.register, key.code, true),
    async (inside, subject) => {
      if (subject.row.version !== key.version) return refused("changed_meanwhile");
      const columns = await columnsOf(inside, subject);
      if (typeof columns === "string") return refused(columns);
      const before = await entryContent(inside, definition, subject.row.id);
      const raised = await raise(inside, subject.row.id, columns);
      return changed(
        { version: raised.version },
        await entryChange(inside, definition, raised, before, reason),
      );
    },
  );
}
