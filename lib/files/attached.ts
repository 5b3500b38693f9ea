/** Files that records hold: taken in as a stream, given out once the record said that its reader may have it. */
import "server-only";
import type { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import { files } from "@/db/schema/source";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type Result, refused } from "@/lib/core/result";
import { safeFileName } from "./disposition";
import { FILE_BYTES_MAX } from "./limits";
import { FileRefused, recognise } from "./recognise";
import type { FileRefusal } from "./refusals";
import { type Examined, type FileStore, FileTooLarge, type StoredFile } from "./store";
import type { FileView } from "./view";

/** A file as somebody sends it. */
export type SentFile = {
  name: string;
  stream: AsyncIterable<Uint8Array>;
  /** What the sender says it sends; a difference means that something was lost on the way. */
  declared: { size: number | null; sha256: string | null };
  /** When its sender began to send it, where it may have stopped on its way. */
  begunAt?: Date;
};
/** A file in the store, under the name that its record keeps. */
export type KeptFile = StoredFile & { name: string };

/**
 * Takes a file into the store, recognised by its content, and hands it to what makes a record hold it: the content is
 * on the disk before the database says so. What is not taken is answered with its reason.
 */
export async function takeIn<T, Reason extends string>(
  ctx: Ctx,
  store: FileStore,
  { name: sent, stream, declared }: SentFile,
  hold: (file: KeptFile) => Promise<Result<T, Reason>>,
  examine: (path: string, name: string) => Promise<Examined> = recognise,
): Promise<Result<T, Reason | FileRefusal>> {
  const name = safeFileName(sent);
  try {
    const { sha256, size, type } = await store.put(stream, {
      maxBytes: FILE_BYTES_MAX,
      now: ctx.now,
      examine: (path, received) => {
        const lost =
          (declared.size !== null && declared.size !== received.size) ||
          (declared.sha256 !== null && declared.sha256 !== received.sha256);
        if (lost) throw new FileRefused("incomplete");
        return examine(path, name);
      },
    });
    return await hold({ sha256, size, type, name });
  } catch (error) {
    if (error instanceof FileTooLarge) return refused("too_large");
    if (error instanceof FileRefused) return refused(error.reason);
    throw error;
  }
}

/** Says in the database that a file is in the store, once whatever the number of records that hold it. */
export async function recordFile(ctx: MutationCtx, { sha256, size, type }: StoredFile): Promise<void> {
  await ctx.tx
    .insert(files)
    .values({ sha256, size, mediaType: type, storedAt: ctx.now, quarantinedAt: null })
    .onConflictDoNothing();
}

/** The columns of a record that hold its file. */
export type HeldFile = { fileSha256: string | null; fileName: string | null };

/** What a page says of the file of a record. */
export async function fileView(ctx: Ctx, { fileSha256, fileName }: HeldFile): Promise<FileView | null> {
  if (fileSha256 === null || fileName === null) return null;
  const [file] = await ctx.read
    .select({ size: files.size, mediaType: files.mediaType, quarantinedAt: files.quarantinedAt })
    .from(files)
    .where(eq(files.sha256, fileSha256));
  if (!file) return null;
  return {
    name: fileName,
    size: file.size,
    mediaType: file.mediaType,
    quarantined: file.quarantinedAt !== null,
  };
}

export type OutgoingFile = { stream: Readable; name: string; size: number; mediaType: string };

/** The file of a record whose rights were checked. Throws NOT_FOUND where it holds none, LOCKED in quarantine. */
export async function openHeld(
  ctx: Ctx,
  store: FileStore,
  code: string,
  { fileSha256, fileName }: HeldFile,
): Promise<OutgoingFile> {
  if (fileSha256 === null || fileName === null) throw new AppError("NOT_FOUND", `file of ${code}`);
  const [file] = await ctx.read.select().from(files).where(eq(files.sha256, fileSha256));
  if (!file || !(await store.has(fileSha256))) throw new AppError("NOT_FOUND", `file of ${code}`);
  if (file.quarantinedAt !== null) throw new AppError("LOCKED", `file of ${code} is in quarantine`);
  return { stream: store.get(fileSha256), name: fileName, size: file.size, mediaType: file.mediaType };
}
