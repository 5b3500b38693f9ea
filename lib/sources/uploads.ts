/** The file of a source on its way, by whoever may give it one. */
import "server-only";
import { AppError, TooManyError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/core/request";
import { done, type Result, refused } from "@/lib/core/result";
import { safeFileName } from "@/lib/files/disposition";
import { FILE_BYTES_MAX } from "@/lib/files/limits";
import type { PartialUpload, PartialUploads } from "@/lib/files/partial-uploads";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import { attachFile, requireFileWriter } from "./files";

/** So many files one person may have on the way at once. */
const ON_THE_WAY_MAX = 10;
const LATER_SECONDS = 600;

/** What a sender says of a file. */
export type SaidFile = { name: string; size: number; sha256: string | null };

const recordOf = (code: string) => `sources/${code}`;

/** Begins the upload of the file of a source. Refused once consent to it has ended. Throws NOT_FOUND, FORBIDDEN, TOO_MANY. */
export async function beginUpload(
  ctx: PersonCtx,
  uploads: PartialUploads,
  code: string,
  { name, size, sha256 }: SaidFile,
): Promise<Result<{ id: string }, FileRefusal>> {
  if ((await requireFileWriter(ctx, code)).consentEnded) return refused("consent_ended");
  if (size === 0) return refused("empty");
  if (size > FILE_BYTES_MAX) return refused("too_large");
  const person = ctx.actor.userId;
  if ((await uploads.countOf(person)) >= ON_THE_WAY_MAX) throw new TooManyError(LATER_SECONDS);
  const id = newId(ctx.now);
  const begunAt = ctx.now.toISOString();
  const record = recordOf(code);
  await uploads.begin({ id, person, record, name: safeFileName(name), size, sha256, begunAt, isHeld: false });
  return done({ id });
}

/** An upload of this person to this source. Throws NOT_FOUND for any other, FORBIDDEN where the right has ended. */
async function ownUpload(
  ctx: PersonCtx,
  uploads: PartialUploads,
  code: string,
  id: string,
): Promise<PartialUpload> {
  await requireFileWriter(ctx, code);
  const found = await uploads.find(id);
  if (found === null || found.person !== ctx.actor.userId || found.record !== recordOf(code)) {
    throw new AppError("NOT_FOUND", `upload ${id}`);
  }
  return found;
}

/** Where an upload goes on. Throws NOT_FOUND, FORBIDDEN. */
export async function uploadOffset(
  ctx: PersonCtx,
  uploads: PartialUploads,
  code: string,
  id: string,
): Promise<{ offset: number; size: number }> {
  const upload = await ownUpload(ctx, uploads, code, id);
  return { offset: await uploads.offsetOf(upload), size: upload.size };
}

/**
 * Goes on with an upload, and makes the file that of the source once it is whole: recognised and compared as one that
 * comes at once. Throws NOT_FOUND, FORBIDDEN, and what `write` throws.
 */
export async function continueUpload(
  ctx: PersonCtx,
  { uploads, store }: { uploads: PartialUploads; store: FileStore },
  { code, id, offset }: { code: string; id: string; offset: number },
  stream: AsyncIterable<Uint8Array>,
): Promise<Result<{ offset: number }, FileRefusal>> {
  const upload = await ownUpload(ctx, uploads, code, id);
  if (upload.isHeld) return done({ offset: upload.size });
  const arrived = await uploads.write(upload, offset, stream);
  if (arrived < upload.size) return done({ offset: arrived });
  const result = await attachFile(ctx, store, code, {
    name: upload.name,
    stream: uploads.read(upload),
    declared: { size: upload.size, sha256: upload.sha256 },
  });
  if (result.ok) await uploads.settle(upload);
  else await uploads.remove(id);
  return result.ok ? done({ offset: upload.size }) : result;
}

/** Gives an upload up. Throws NOT_FOUND, FORBIDDEN. */
export async function cancelUpload(
  ctx: PersonCtx,
  uploads: PartialUploads,
  code: string,
  id: string,
): Promise<void> {
  await ownUpload(ctx, uploads, code, id);
  await uploads.remove(id);
}
