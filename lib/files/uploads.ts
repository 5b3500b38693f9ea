/** Files on their way to records that may stop and go on, by whoever may give a record one. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { AppError, TooManyError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import type { SentFile } from "./attached";
import { safeFileName } from "./disposition";
import { FILE_BYTES_MAX } from "./limits";
import type { PartialUpload, PartialUploads } from "./partial-uploads";
import type { FileRefusal } from "./refusals";

/** What becomes of a file that was taken in whole. */
export type Taken = Result<{ name: string; size: number }, FileRefusal>;

/** A record that takes in files. */
export type UploadPlace = {
  /** Who sends: nobody else learns of an upload or goes on with it. */
  owner: string;
  /** Names the record in the installation. */
  record: string;
  /** Throws where the sender may not give the record a file, now. */
  allow: () => Promise<unknown>;
  /** Says before anything is read why an upload of so many bytes is refused, or counts it. Throws TOO_MANY. */
  admit?: (bytes: number) => Promise<FileRefusal | null>;
  /** Makes the file one of the record, recognised and compared. The same content twice is the same file. */
  attach: (file: SentFile) => Promise<Taken>;
};

/** So many files one sender may have on the way at once. */
const ON_THE_WAY_MAX = 10;
const LATER_SECONDS = 600;

/** What a sender says of a file. */
export type SaidFile = { name: string; size: number; sha256: string | null };

/** Begins an upload. Throws TOO_MANY, and what `allow` and `admit` throw. */
export async function beginUpload(
  { now }: Pick<Ctx, "now">,
  uploads: PartialUploads,
  { owner, record, allow, admit }: UploadPlace,
  { name, size, sha256 }: SaidFile,
): Promise<Result<{ id: string }, FileRefusal>> {
  await allow();
  if (size === 0) return refused("empty");
  if (size > FILE_BYTES_MAX) return refused("too_large");
  if ((await uploads.countOf(owner)) >= ON_THE_WAY_MAX) throw new TooManyError(LATER_SECONDS);
  const refusal = await admit?.(size);
  if (refusal) return refused(refusal);
  const id = newId(now);
  const begunAt = now.toISOString();
  await uploads.begin({ id, owner, record, name: safeFileName(name), size, sha256, begunAt, isHeld: false });
  return done({ id });
}

/** An upload of this sender to this record. Throws NOT_FOUND for any other. */
async function ownUpload(
  uploads: PartialUploads,
  { owner, record }: UploadPlace,
  id: string,
): Promise<PartialUpload> {
  const found = await uploads.find(id);
  if (found === null || found.owner !== owner || found.record !== record) {
    throw new AppError("NOT_FOUND", `upload ${id}`);
  }
  return found;
}

/**
 * Where an upload goes on. One that the record holds says so even where the record takes nothing more: the answer may
 * have been lost. Throws NOT_FOUND, and what `allow` throws.
 */
export async function uploadOffset(
  uploads: PartialUploads,
  place: UploadPlace,
  id: string,
): Promise<{ offset: number; size: number }> {
  const upload = await ownUpload(uploads, place, id);
  if (!upload.isHeld) await place.allow();
  return { offset: await uploads.offsetOf(upload), size: upload.size };
}

/**
 * Goes on with an upload, and makes the file one of the record once it is whole: recognised and compared as one that
 * comes at once. Throws NOT_FOUND, and what `allow` and `write` throw.
 */
export async function continueUpload(
  uploads: PartialUploads,
  place: UploadPlace,
  { id, offset }: { id: string; offset: number },
  stream: AsyncIterable<Uint8Array>,
): Promise<Result<{ offset: number }, FileRefusal>> {
  const upload = await ownUpload(uploads, place, id);
  if (upload.isHeld) return done({ offset: upload.size });
  await place.allow();
  const arrived = await uploads.write(upload, offset, stream);
  if (arrived < upload.size) return done({ offset: arrived });
  const result = await place.attach({
    name: upload.name,
    stream: uploads.read(upload),
    declared: { size: upload.size, sha256: upload.sha256 },
    begunAt: new Date(upload.begunAt),
  });
  if (result.ok) await uploads.settle(upload);
  else await uploads.remove(id);
  return result.ok ? done({ offset: upload.size }) : result;
}

/** Gives an upload up. Throws NOT_FOUND. */
export async function cancelUpload(uploads: PartialUploads, place: UploadPlace, id: string): Promise<void> {
  await ownUpload(uploads, place, id);
  await uploads.remove(id);
}
