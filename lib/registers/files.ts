/** The file of an entry, in registers whose entries have one. */
import "server-only";
import { eq } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerFiles } from "@/db/schema/register";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import type { Result } from "@/lib/core/result";
import {
  fileView,
  type HeldFile,
  type OutgoingFile,
  openHeld,
  recordFile,
  type SentFile,
  takeIn,
} from "@/lib/files/attached";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import type { UploadPlace } from "@/lib/files/uploads";
import type { FileView } from "@/lib/files/view";
import { can } from "@/lib/policy/can";
import { entryChange, entryContent } from "./content";
import { DEFINITIONS } from "./definitions";
import { raise } from "./mutations";
import { entrySubject, type LoadedEntry } from "./subject";

type EntryPlace = { register: RegisterKey; code: string };

/** The entry of a register whose entries have files. Throws NOT_FOUND for every other register too. */
function subjectOf(ctx: Ctx, { register, code }: EntryPlace, lock = false): Promise<LoadedEntry> {
  if (DEFINITIONS[register].file === undefined) throw new AppError("NOT_FOUND", `file of ${register}`);
  return entrySubject(ctx, register, code, lock);
}

async function heldBy(ctx: Ctx, entryId: string): Promise<HeldFile> {
  const [held] = await ctx.read
    .select({ fileSha256: registerFiles.fileSha256, fileName: registerFiles.fileName })
    .from(registerFiles)
    .where(eq(registerFiles.entryId, entryId));
  return held ?? { fileSha256: null, fileName: null };
}

/** What a page says of the file of an entry. */
export async function entryFileView(ctx: Ctx, entryId: string): Promise<FileView | null> {
  return fileView(ctx, await heldBy(ctx, entryId));
}

/**
 * Changes which file an entry holds; what was checked becomes a draft again, as with every other change. Where `write`
 * answers false nothing changed.
 */
function changeFile<T>(
  ctx: Ctx,
  place: EntryPlace,
  value: T,
  write: (inside: MutationCtx, entryId: string) => Promise<boolean>,
): Promise<Result<T>> {
  const definition = DEFINITIONS[place.register];
  return mutate<"entry.write", T, never, LoadedEntry>(
    ctx,
    "entry.write",
    (inside) => subjectOf(inside, place, true),
    async (inside, { row }) => {
      const before = await entryContent(inside, definition, row.id);
      if (!(await write(inside, row.id))) return changed(value);
      const raised = await raise(inside, row.id, {
        status: "draft",
        updatedBy: personOrNull(inside),
        updatedAt: inside.now,
        checkedBy: null,
        checkedAt: null,
      });
      return changed(value, await entryChange(inside, definition, raised, before));
    },
  );
}

/** Throws NOT_FOUND, FORBIDDEN where the actor may not change which file an entry holds. */
export async function requireFileWriter(ctx: Ctx, place: EntryPlace): Promise<void> {
  if (!can(ctx.actor, "entry.write", await subjectOf(ctx, place)))
    throw new AppError("FORBIDDEN", "entry.write");
}

/** Takes in a file and makes it the file of an entry, in place of the one before. Throws NOT_FOUND, FORBIDDEN. */
export async function attachEntryFile(
  ctx: Ctx,
  store: FileStore,
  place: EntryPlace,
  file: SentFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  await requireFileWriter(ctx, place);
  return takeIn(ctx, store, file, (kept) =>
    changeFile(ctx, place, { name: kept.name, size: kept.size }, async (inside, entryId) => {
      await recordFile(inside, kept);
      const held = { fileSha256: kept.sha256, fileName: kept.name };
      await inside.tx
        .insert(registerFiles)
        .values({ entryId, ...held })
        .onConflictDoUpdate({ target: registerFiles.entryId, set: held });
      return true;
    }),
  );
}

/** An entry as what somebody sends a file to. */
export function entryUploads(ctx: PersonCtx, store: FileStore, place: EntryPlace): UploadPlace {
  return {
    owner: ctx.actor.userId,
    record: `registers/${place.register}/${place.code}`,
    allow: () => requireFileWriter(ctx, place),
    attach: (file) => attachEntryFile(ctx, store, place, file),
  };
}

/** Takes the file away from an entry; the content goes with the next sweep when nothing else holds it. */
export function detachEntryFile(ctx: Ctx, place: EntryPlace): Promise<Result<null>> {
  return changeFile(ctx, place, null, async (inside, entryId) => {
    const taken = await inside.tx
      .delete(registerFiles)
      .where(eq(registerFiles.entryId, entryId))
      .returning({ entryId: registerFiles.entryId });
    return taken.length > 0;
  });
}

/** The file of an entry. Throws NOT_FOUND where entry or file is absent or hidden, LOCKED in quarantine. */
export async function openEntryFile(
  ctx: Ctx,
  store: FileStore,
  register: RegisterKey,
  code: string,
): Promise<OutgoingFile> {
  const { row } = await subjectOf(ctx, { register, code });
  return openHeld(ctx, store, code, await heldBy(ctx, row.id));
}
