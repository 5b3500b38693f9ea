/** The file of a source: taken in as a stream, given out after a rights check. */
import "server-only";
import type { Readable } from "node:stream";
import { and, eq, lt, notExists, sql } from "drizzle-orm";
import { files, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { safeFileName } from "@/lib/files/disposition";
import { FileRefused, recognise } from "@/lib/files/recognise";
import type { FileRefusal } from "@/lib/files/refusals";
import { type FileStore, FileTooLarge } from "@/lib/files/store";
import { can } from "@/lib/policy/can";
import { sourceChange, sourceContent } from "./content";
import { FILE_BYTES_MAX } from "./file-limits";
import { type LoadedSource, sourceSubject } from "./subject";

/** A file that is not used by any source for so long is swept away. */
const ORPHAN_AGE_MS = 24 * 60 * 60 * 1000;

export type IncomingFile = {
  code: string;
  name: string;
  stream: AsyncIterable<Uint8Array>;
  /** What the sender says it sends; a difference means that something was lost on the way. */
  declared: { size: number | null; sha256: string | null };
};

/**
 * Takes in a file and makes it the file of a source, in place of the one before. The content is on the disk before the
 * database says so. Throws NOT_FOUND, FORBIDDEN.
 */
export async function attachFile(
  ctx: Ctx,
  store: FileStore,
  { code, name, stream, declared }: IncomingFile,
): Promise<Result<{ name: string; size: number }, FileRefusal>> {
  const subject = await sourceSubject(ctx, code);
  if (!can(ctx.actor, "source.write", subject)) throw new AppError("FORBIDDEN", "source.write");
  const fileName = safeFileName(name);
  try {
    const stored = await store.put(stream, {
      maxBytes: FILE_BYTES_MAX,
      now: ctx.now,
      examine: (path, received) => {
        const lost =
          (declared.size !== null && declared.size !== received.size) ||
          (declared.sha256 !== null && declared.sha256 !== received.sha256);
        if (lost) throw new FileRefused("incomplete");
        return recognise(path, fileName);
      },
    });
    return await mutate<"source.write", { name: string; size: number }, never, LoadedSource>(
      ctx,
      "source.write",
      (inside) => sourceSubject(inside, code, true),
      async (inside, { row }) => {
        const before = await sourceContent(inside, row.id);
        await inside.tx
          .insert(files)
          .values({
            sha256: stored.sha256,
            size: stored.size,
            mediaType: stored.type,
            storedAt: inside.now,
            quarantinedAt: null,
          })
          .onConflictDoNothing();
        await inside.tx
          .update(sources)
          .set({ fileSha256: stored.sha256, fileName })
          .where(eq(sources.id, row.id));
        return changed({ name: fileName, size: stored.size }, await sourceChange(inside, row, before));
      },
    );
  } catch (error) {
    if (error instanceof FileTooLarge) return refused("too_large");
    if (error instanceof FileRefused) return refused(error.reason);
    throw error;
  }
}

/** Takes the file away from a source; the content goes with the next sweep when nothing else holds it. */
export function detachFile(ctx: Ctx, code: string): Promise<Result<{ code: string }>> {
  return mutate<"source.write", { code: string }, never, LoadedSource>(
    ctx,
    "source.write",
    (inside) => sourceSubject(inside, code, true),
    async (inside, { row }) => {
      if (row.fileSha256 === null) return changed({ code });
      const before = await sourceContent(inside, row.id);
      await inside.tx.update(sources).set({ fileSha256: null, fileName: null }).where(eq(sources.id, row.id));
      return changed({ code }, await sourceChange(inside, row, before));
    },
  );
}

export type OutgoingFile = { stream: Readable; name: string; size: number; mediaType: string };

/** The file of a source. Throws NOT_FOUND where source or file is absent or hidden, LOCKED in quarantine. */
export async function openFile(ctx: Ctx, store: FileStore, code: string): Promise<OutgoingFile> {
  const { row } = await sourceSubject(ctx, code);
  const { fileSha256, fileName } = row;
  if (fileSha256 === null || fileName === null) throw new AppError("NOT_FOUND", `file of ${code}`);
  const [file] = await ctx.read.select().from(files).where(eq(files.sha256, fileSha256));
  if (!file || !(await store.has(fileSha256))) throw new AppError("NOT_FOUND", `file of ${code}`);
  if (file.quarantinedAt !== null) throw new AppError("LOCKED", `file of ${code} is in quarantine`);
  return { stream: store.get(fileSha256), name: fileName, size: file.size, mediaType: file.mediaType };
}

/** Removes what no source has used for a day, first from the database, then from the store. Answers how many went. */
export async function sweepFiles(ctx: Ctx, store: FileStore): Promise<number> {
  const before = new Date(ctx.now.getTime() - ORPHAN_AGE_MS);
  const unused = notExists(
    ctx.read.select({ one: sql`1` }).from(sources).where(eq(sources.fileSha256, files.sha256)),
  );
  await mutate<"source.write", null>(
    ctx,
    "source.write",
    async () => ({
      kind: "source",
      accessClass: "public",
      mayBePublic: true,
      isNamedReader: false,
      isAuthor: false,
      onTeam: false,
      onDraftingTeam: false,
    }),
    async (inside) => {
      await inside.tx.delete(files).where(and(lt(files.storedAt, before), unused));
      return changed(null);
    },
  );
  const kept = new Set(
    (await ctx.read.select({ sha256: files.sha256 }).from(files)).map((row) => row.sha256),
  );
  let removed = 0;
  for await (const { sha256, storedAt } of store.list()) {
    if (storedAt >= before || kept.has(sha256)) continue;
    await store.remove(sha256);
    removed += 1;
  }
  return removed;
}
